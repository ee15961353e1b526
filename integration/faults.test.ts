import { createServer, type AddressInfo, type Socket } from "node:net";
import { exampleRequests } from "@sips-kit/protocol/examples";
import { methods, type JsonObject, type MethodName } from "@sips-kit/protocol";
import { createGateway, type Gateway, type GatewayErrorCode, type Outcome } from "@sips-kit/server";
import { faultNames, startSimulator, type FaultName } from "@sips-kit/simulator";
import { afterEach, describe, expect, test } from "vitest";
import { rightAnswer, startFaultyServer, waysToFail, type WayToFail } from "./faulty-server.js";

const shop = { merchantId: "002001000000001", secretKey: "002001000000001_KEY1", keyVersion: "1" };
const deadlineMs = 5_000;
// Timers of a busy machine are late; a hang would be far longer.
const slackMs = 15_000;
const names = Object.keys(methods) as MethodName[];

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  await Promise.all(cleanUps.splice(0).map((cleanUp) => cleanUp()));
});

/** Calls any method by name. */
async function call(gateway: Gateway, name: MethodName) {
  const startedAt = performance.now();
  // Each example is its method's own request; together they are more than one signature can say.
  const callIt = gateway[name] as (request: JsonObject) => Promise<Outcome<unknown>>;
  const outcome = await callIt(exampleRequests[name]);
  return { name, outcome, tookMs: performance.now() - startedAt };
}

function gatewayAt(url: string, withinMs = deadlineMs): Gateway {
  const gateway = createGateway({ ...shop, url, deadlineMs: withinMs });
  cleanUps.push(() => gateway.close());
  return gateway;
}

/** Processes a list with limited concurrency. */
async function inGroups<T, R>(list: readonly T[], size: number, work: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (let at = 0; at < list.length; at += size) {
    done.push(...(await Promise.all(list.slice(at, at + size).map(work))));
  }
  return done;
}

/** These end only by the deadline; the others end by themselves, however busy the machine is. */
const silentWays: ReadonlySet<WayToFail> = new Set(["no answer", "half a body, then silence", "a slow drip"]);

describe.each(Object.keys(waysToFail) as WayToFail[])("%s", (way) => {
  test("each of the 44 methods is unknown by its deadline, and only reads are retried", async () => {
    const server = await startFaultyServer(way);
    cleanUps.push(server.close);
    // Only a method that sends a reference can detect a wrong one.
    const concerned =
      way === "another's reference"
        ? names.filter((name) => "transactionReference" in exampleRequests[name])
        : names;
    const isSilent = silentWays.has(way);
    const withinMs = isSilent ? deadlineMs : 20_000;
    // Silent calls wait together; the others need the CPU (giant bodies above all) and run a few at a time.
    const ends = await inGroups(concerned, isSilent ? concerned.length : 11, (name) =>
      call(gatewayAt(server.url, withinMs), name),
    );

    expect(ends.map(({ name, outcome }) => [name, outcome.kind])).toEqual(
      concerned.map((name) => [name, "unknown"]),
    );
    for (const { name, outcome, tookMs } of ends) {
      expect(tookMs, name).toBeLessThan(withinMs + slackMs);
      expect(outcome, name).toMatchObject({ error: { code: expect.stringMatching(/^GATEWAY_/) as string } });
      const heard = server.heard.get(name);
      // On a busy machine a silent server may leave no time for a third try.
      const readTries = isSilent ? [2, 3] : [3];
      expect(heard, name).toBeOneOf(methods[name].effect === "read" ? readTries : [1]);
    }
  });
});

/** The error code for each fault of the simulator, and whether only the deadline ends it. */
const toldAs: {
  readonly [fault in FaultName]: { readonly code: GatewayErrorCode; readonly isSilent?: true };
} = {
  "no-answer": { code: "GATEWAY_DEADLINE_PASSED", isSilent: true },
  "half-body-silence": { code: "GATEWAY_DEADLINE_PASSED", isSilent: true },
  "half-body-cut": { code: "GATEWAY_CONNECTION_LOST" },
  reset: { code: "GATEWAY_CONNECTION_LOST" },
  "http-500": { code: "GATEWAY_HTTP_STATUS" },
  "cut-json": { code: "GATEWAY_ANSWER_NOT_JSON" },
  "html-200": { code: "GATEWAY_ANSWER_NOT_JSON" },
  "wrong-seal": { code: "GATEWAY_SEAL_MISMATCH" },
  "no-seal": { code: "GATEWAY_SEAL_MISSING" },
  "other-reference": { code: "GATEWAY_OTHER_TRANSACTION" },
  "slow-drip": { code: "GATEWAY_DEADLINE_PASSED", isSilent: true },
  "giant-body": { code: "GATEWAY_ANSWER_TOO_LARGE" },
};

describe("the simulator's own faults, on each of the 44 methods", () => {
  test.each(faultNames)("%s: never an empty success, and reported with its own code", async (fault) => {
    const simulator = await startSimulator({ port: 0 });
    cleanUps.push(simulator.close);
    const armed = await fetch(`${simulator.url}/_control/faults`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ method: "*", fault, when: "after", times: 1_000 }),
    });
    expect(armed.status).toBe(200);
    const { code, isSilent = false } = toldAs[fault];
    // The others must end by themselves: the deadline is too far away to end them.
    const withinMs = isSilent ? deadlineMs : 20_000;
    const ends = await inGroups(names, isSilent ? names.length : 11, (name) =>
      call(gatewayAt(simulator.url, withinMs), name),
    );
    for (const { name, outcome, tookMs } of ends) {
      expect(tookMs, name).toBeLessThan(withinMs + slackMs);
      expect(outcome.kind, name).toBeOneOf(kindsAfter(fault, name));
      if (outcome.kind === "unknown") expect(outcome, name).toMatchObject({ error: { code } });
    }
    // Some methods may accept such an answer; all others must not.
    expect(ends.some(({ outcome }) => outcome.kind === "unknown")).toBe(true);
  });
});

/** The possible outcomes of a call whose answer is damaged; one that arrives complete and sealed still counts. */
function kindsAfter(fault: FaultName, name: MethodName): string[] {
  const namesOne = "transactionReference" in exampleRequests[name];
  return fault === "other-reference" && !namesOne ? ["accepted", "refused"] : ["unknown"];
}

describe("proven not to have arrived: not-sent for each of the 44 methods", () => {
  test.each<[string, () => Promise<string>]>([
    [
      "nobody listens",
      () => portOf((socket) => socket.destroy(), true).then((port) => `http://127.0.0.1:${port}`),
    ],
    ["no TLS", () => portOf((socket) => socket.end("hello\r\n")).then((port) => `https://127.0.0.1:${port}`)],
  ])("%s", async (_name, urlOf) => {
    const url = await urlOf();
    const ends = await Promise.all(names.map((name) => call(gatewayAt(url), name)));
    expect(ends.map(({ name, outcome }) => [name, outcome.kind])).toEqual(
      names.map((name) => [name, "not-sent"]),
    );
    for (const { name, tookMs } of ends) expect(tookMs, name).toBeLessThan(deadlineMs + slackMs);
  });
});

describe("an order's answer that is cut after each byte", () => {
  const body = JSON.stringify(rightAnswer("cardOrder", exampleRequests.cardOrder));
  const framings = {
    "with its length": `HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    "ended by closing": `HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n${body}`,
    "in chunks": `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`,
  };
  test.each(Object.entries(framings))("%s: accepted when whole, unknown otherwise", async (_name, answer) => {
    let cutAt = 0;
    const port = await portOf((socket) => {
      socket.once("data", () => socket.end(answer.slice(0, cutAt)));
    });
    const gateway = createGateway({
      ...shop,
      url: `http://127.0.0.1:${port}`,
      deadlineMs,
      retry: { circuit: false },
    });
    cleanUps.push(() => gateway.close());
    const kinds: string[] = [];
    for (cutAt = 0; cutAt <= answer.length; cutAt += 1) {
      kinds.push((await call(gateway, "cardOrder")).outcome.kind);
    }
    expect(kinds.at(-1)).toBe("accepted");
    expect(new Set(kinds.slice(0, -1))).toEqual(new Set(["unknown"]));
  });
});

/** A port that treats every connection in one way, or on which nothing listens any more. */
async function portOf(treat: (socket: Socket) => unknown, isClosed = false): Promise<number> {
  const server = createServer((socket) => treat(socket.on("error", () => {}).resume()));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // a listening TCP server has one
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  if (isClosed) await close();
  else cleanUps.push(close);
  return port;
}
