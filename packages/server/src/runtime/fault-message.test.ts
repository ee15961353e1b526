import { connect, createServer, type AddressInfo } from "node:net";
import { once } from "node:events";
import { expect, test } from "vitest";
import { faultToLog } from "../gateway/fault-to-log.js";
import { faultMessage } from "./fault-message.js";

/** Node's error for a host with two addresses, of which none listens. */
async function unreachable(): Promise<Error> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  // A server that listens on a port has an address with that port.
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  const addresses = ["127.0.0.1", "127.0.0.2"].map((address) => ({ address, family: 4 }));
  const socket = connect({
    host: "two.example",
    port,
    lookup: (_name, _options, callback) => callback(null, addresses),
  });
  return new Promise((resolve) => socket.once("error", resolve));
}

test("a host with several addresses that cannot be reached is told with a reason", async () => {
  const fault = await unreachable();
  expect(fault.message).toBe("");
  expect(faultMessage(fault)).toMatch(/^connect ECONNREFUSED 127\.0\.0\.1:\d+$/);
  expect(faultToLog(fault).detail).toMatch(/^connect ECONNREFUSED/);
});

test.each([
  [new Error("no disk"), "no disk"],
  [new AggregateError([new Error("one")], "several"), "several"],
  [new AggregateError([]), ""],
  ["a text", "a text"],
])("%j says %j", (fault, message) => {
  expect(faultMessage(fault)).toBe(message);
});
