import { request as httpRequest } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import { startSimulator, type Simulator, type SimulatorOptions } from "../start-simulator.js";

let simulator: Simulator | undefined;
afterEach(async () => {
  await simulator?.close();
  simulator = undefined;
});

async function start(options: SimulatorOptions = {}): Promise<Simulator> {
  simulator = await startSimulator({ port: 0, ...options });
  return simulator;
}

/** Asks with headers that fetch would not let through. */
function ask(
  { url }: Simulator,
  path: string,
  headers: Readonly<Record<string, string>>,
  method = "GET",
): Promise<{ status: number; code: string | undefined }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const sent = httpRequest({ hostname, port, path, method, headers }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => (text += chunk.toString()));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, code: /"code":"(\w+)"/.exec(text)?.[1] }),
      );
    });
    sent.on("error", reject);
    sent.end();
  });
}

const paths = ["/_control/transactions", "/_control/exchanges", "/_console", "/"];
const portOf = ({ url }: Simulator) => new URL(url).port;

describe("host names", () => {
  test.each(["evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "192.0.2.7", "a b"])(
    "%j is refused, whatever it asks",
    async (name) => {
      const running = await start();
      for (const path of paths) {
        const host = `${name}:${portOf(running)}`;
        expect(await ask(running, path, { host }), path).toMatchObject({ status: 403, code: "FOREIGN_HOST" });
      }
      const reset = await ask(running, "/_control/reset", { host: name }, "POST");
      expect(reset).toMatchObject({ status: 403, code: "FOREIGN_HOST" });
    },
  );

  test.each(["127.0.0.1", "localhost", "LOCALHOST", "[::1]", "shop.localhost"])(
    "%s is taken",
    async (name) => {
      const running = await start();
      for (const path of ["/_control/transactions", "/_console"]) {
        expect(await ask(running, path, { host: `${name}:${portOf(running)}` }), path).toMatchObject({
          status: 200,
        });
      }
    },
  );

  test("a name that was allowed is taken, and no other", async () => {
    const running = await start({ allowedHosts: ["simulator.test"] });
    expect(await ask(running, "/_control/health", { host: "simulator.test:4000" })).toMatchObject({
      status: 200,
    });
    expect(await ask(running, "/_control/health", { host: "x.simulator.test" })).toMatchObject({
      status: 403,
    });
  });

  test("on all addresses: any address is taken, names are not", async () => {
    const running = await start({ host: "0.0.0.0" });
    expect(await ask(running, "/_control/health", { host: `192.0.2.7:${portOf(running)}` })).toMatchObject({
      status: 200,
    });
    expect(await ask(running, "/_control/health", { host: "evil.example" })).toMatchObject({ status: 403 });
  });
});

describe("origins", () => {
  test.each(["https://evil.example", "null", "http://localhost:3000", "file://", "http://127.0.0.1"])(
    "%s is refused, for looking as for changing",
    async (origin) => {
      const running = await start();
      for (const [path, method] of [
        ["/_control/transactions", "GET"],
        ["/_control/faults", "DELETE"],
        ["/_control/reset", "POST"],
        ["/_console/reset", "POST"],
        ["/_console", "GET"],
      ] as const) {
        expect(await ask(running, path, { origin }, method), path).toMatchObject({
          status: 403,
          code: "FOREIGN_ORIGIN",
        });
      }
    },
  );

  test("its own is taken, by either name, and one that was allowed", async () => {
    const running = await start({ allowedHosts: ["tools.test"] });
    const port = portOf(running);
    for (const name of ["127.0.0.1", "localhost"]) {
      const headers = { host: `${name}:${port}`, origin: `http://${name}:${port}` };
      expect(await ask(running, "/_console/reset", headers, "POST")).toMatchObject({ status: 303 });
    }
    const headers = { origin: "https://tools.test:8443" };
    expect(await ask(running, "/_control/health", headers)).toMatchObject({ status: 200 });
  });
});

test("the office itself takes calls under any name: they are sealed", async () => {
  const running = await start();
  expect(
    await ask(running, "/rs-services/v2/checkout/cardOrder", { host: "office.example" }, "POST"),
  ).toMatchObject({ status: 415 });
});
