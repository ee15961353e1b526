import { spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { methods, seal } from "@sips-kit/protocol";
import { testShop } from "@sips-kit/simulator";
import { Pool } from "undici";
import { report, type Measurement } from "./measure.js";

const calls = 6_000;
const connections = 32;
const { path, interfaceVersion } = methods.cardOrder;

// Sealed before the clock runs: what is measured is the simulator, in a process of its own.
const bodies = Array.from({ length: calls }, (_, index) => {
  const { merchantId, keyVersion, secretKey } = testShop;
  const body = {
    amount: "2490",
    captureDay: "0",
    captureMode: "AUTHOR_CAPTURE",
    cardCSCValue: "123",
    cardExpiryDate: "203512",
    cardNumber: "5100000000000800",
    currencyCode: "978",
    interfaceVersion,
    keyVersion,
    merchantId,
    orderChannel: "INTERNET",
    orderId: `ORDER${index}`,
    transactionReference: `BENCH${index}`,
  };
  return JSON.stringify({ ...body, seal: seal(body, secretKey) });
});

/** Sends every body once, `connections` at a time, and counts. */
async function callAll(name: string, origin: string): Promise<Measurement> {
  const pool = new Pool(origin, { connections });
  const headers = { "content-type": "application/json" };
  let next = 0;
  let accepted = 0;
  const worker = async () => {
    for (let body = bodies[next++]; body !== undefined; body = bodies[next++]) {
      const answer = await pool.request({ method: "POST", path, headers, body });
      if ((await answer.body.text()).includes('"responseCode":"00"')) accepted += 1;
    }
  };
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: connections }, worker));
  const seconds = (performance.now() - startedAt) / 1000;
  await pool.close();
  if (accepted !== calls)
    throw new Error(`${name}: ${calls - accepted} of ${calls} calls were not accepted.`);
  return { name, perSecond: calls / seconds };
}

/** Starts a Node process and waits for the line that says where it listens. */
async function start(args: readonly string[]): Promise<{ origin: string; process: ChildProcess }> {
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const origin = await new Promise<string>((resolve, reject) => {
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      const ready = /ready: (http:\S+)\n/.exec(output)?.[1];
      if (ready !== undefined) resolve(ready);
    });
    child.once("exit", () => reject(new Error(`${args.join(" ")} ended before it was ready.`)));
  });
  return { origin, process: child };
}

// The floor: a server that reads the body and answers a text of the same kind, without looking at anything.
const bareServer = `
  const answer = JSON.stringify({ responseCode: "00", padding: "x".repeat(1500) });
  const server = require("node:http").createServer((request, response) => {
    request.on("data", () => {}).on("end", () => {
      response.writeHead(200, { "content-type": "application/json", "content-length": answer.length }).end(answer);
    });
  });
  server.listen(0, "127.0.0.1", () => console.log("ready: http://127.0.0.1:" + server.address().port));
`;
const cli = fileURLToPath(new URL("../packages/simulator/src/cli.ts", import.meta.url));

const bare = await start(["-e", bareServer]);
const floor = await callAll("bare node:http, fixed answer", bare.origin);
bare.process.kill();
const simulator = await start(["--conditions=source", "--import", "tsx", cli, "--port", "0"]);
const sealed = await callAll("simulator: sealed cardOrder", simulator.origin);
simulator.process.kill();

report("Simulator", floor, [sealed]);
