import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import type { CrashPlace } from "../crash/crash-shop.js";

interface Running {
  readonly child: ChildProcess;
  readonly url: string;
}

/** The servers of a shop behind one address, which passes each request to the next of them, as a load balancer does. */
export interface ShopProcesses {
  readonly url: string;
  /** Kills one like a power cut, and starts another one in its place. */
  replace(index: number): Promise<void>;
  close(): Promise<void>;
}

/** Starts servers of the shop, each in its own process. */
export async function startShopProcesses(
  program: string,
  place: CrashPlace,
  count: number,
): Promise<ShopProcesses> {
  const running = new Map<number, Running>();
  let turn = 0;
  const balancer = createServer((incoming, answer) => {
    const servers = [...running.values()];
    const server = servers[(turn += 1) % Math.max(1, servers.length)];
    const fail = () => void (answer.headersSent ? answer.destroy() : answer.writeHead(502).end("{}"));
    if (!server) return fail();
    const { method, headers } = incoming;
    const onward = request(new URL(incoming.url ?? "/", server.url), { method, headers }, (told) => {
      answer.writeHead(told.statusCode ?? 502, told.headers);
      told.on("error", fail).pipe(answer);
    });
    onward.on("error", fail);
    incoming.pipe(onward);
  });
  balancer.listen(0, "127.0.0.1");
  await once(balancer, "listening");
  // It listens on a port, so the address is an object.
  const url = `http://127.0.0.1:${(balancer.address() as AddressInfo).port}`;
  const task = JSON.stringify({ ...place, publicUrl: `${url}/sips` });

  /** A server that finds its database down ends; the next one may find it up. */
  async function start(index: number): Promise<void> {
    for (;;) {
      const child = spawn(process.execPath, [program, task], { stdio: ["ignore", "pipe", "ignore"] });
      const line = await Promise.race([
        once(child.stdout, "data"),
        once(child, "exit").then(() => undefined),
      ]);
      if (!line) continue;
      running.set(index, { child, url: String(line[0]).trim() });
      return;
    }
  }

  async function kill(index: number): Promise<void> {
    const server = running.get(index);
    if (!server) return;
    running.delete(index);
    const ended = once(server.child, "exit");
    server.child.kill("SIGKILL");
    await ended;
  }

  await Promise.all(Array.from({ length: count }, (_, index) => start(index)));
  return {
    url,
    async replace(index) {
      await kill(index);
      await start(index);
    },
    async close() {
      await Promise.all([...running.keys()].map(kill));
      balancer.closeAllConnections();
      balancer.close();
    },
  };
}
