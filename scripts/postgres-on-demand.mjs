import { createServer } from "node:http";
import { startPgBouncer } from "./pgbouncer.mjs";
import { startPostgres, startStandby } from "./postgres.mjs";

/**
 * Vitest's global setup: an HTTP service from which test files request databases. PostgreSQL starts with the first
 * request, so that a run without such tests does not need it, and stops with the run.
 *
 * POST /databases -> { url } a new, empty database on the shared server
 * POST /servers -> { id, url } a separate server; POST /servers/ID/stop, /servers/ID/crash, /servers/ID/start
 * POST /servers/ID/pooler -> { url } PgBouncer in transaction mode in front of it
 * POST /servers/ID/standby -> { url } a hot standby that follows it
 */
export async function setup(project) {
  const servers = [];
  // Poolers and standbys, which must stop before their servers.
  const beside = [];
  let shared;
  let databases = 0;

  const answer = async (path) => {
    if (path === "/databases") {
      shared ??= startServer();
      const url = new URL((await shared).url);
      databases += 1;
      const name = `test_${databases}`;
      await (await shared).createDatabase(name);
      url.pathname = `/${name}`;
      return { url: url.href };
    }
    if (path === "/servers") {
      const server = await startServer();
      return { id: servers.indexOf(server), url: server.url };
    }
    const [, id, action] = /^\/servers\/(\d+)\/(start|stop|crash|pooler|standby)$/.exec(path) ?? [];
    const server = servers[Number(id)];
    if (!server) throw new Error(`No such thing: ${path}`);
    if (action === "pooler" || action === "standby") {
      const besides = await (action === "pooler" ? startPgBouncer : startStandby)(server.url);
      beside.push(besides);
      return { url: besides.url };
    }
    await (action === "start" ? server.start() : server.stop(action === "crash" ? "immediate" : "fast"));
    return {};
  };

  const startServer = async () => {
    const server = await startPostgres({ isDurable: false });
    servers.push(server);
    return server;
  };

  const control = createServer(async (request, response) => {
    const { status, body } = await answer(request.url).then(
      (told) => ({ status: 200, body: told }),
      (error) => ({ status: 500, body: { message: error.message } }),
    );
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise((resolve) => control.listen(0, "127.0.0.1", resolve));
  project.provide("postgresOnDemand", `http://127.0.0.1:${control.address().port}`);

  return async () => {
    control.closeAllConnections();
    control.close();
    await Promise.all(beside.map((one) => one.close()));
    await Promise.all(servers.map((server) => server.close()));
  };
}
