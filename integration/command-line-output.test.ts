import { spawn, type ChildProcess, type StdioOptions } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { startSimulator, type Simulator } from "@sips-kit/simulator";
import { afterAll, beforeAll, expect, test } from "vitest";

// An output that takes nothing: Node's own exit code 1 would say that the gateway has refused.

const program = fileURLToPath(new URL("../packages/server/src/cli/sips.ts", import.meta.url));
const node = ["--conditions=source", "--import", import.meta.resolve("tsx"), program];
const order =
  "--amount 2490 --currencyCode 978 --orderChannel INTERNET --cardNumber 5017679110380400 --cardExpiryDate 203012";
const call = (reference: string) => [
  "call",
  "cardOrder",
  ...order.split(" "),
  "--transactionReference",
  reference,
];
let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ port: 0 });
});
afterAll(() => simulator.close());

/** Runs the program itself; `late` comes after its start. */
async function sips(
  args: readonly string[],
  stdio: StdioOptions,
  late: (child: ChildProcess) => void = () => {},
) {
  const env = { PATH: process.env["PATH"], SIPS_GATEWAY_URL: simulator.url };
  const child = spawn(process.execPath, [...node, ...args], { env, stdio });
  let err = "";
  child.stderr?.on("data", (chunk: Buffer) => void (err += chunk.toString()));
  late(child);
  const [code] = await once(child, "close");
  return { err, code: code as number }; // the first argument of close, for a child that no signal ends
}

test("a full disk: a fault, told in one line", async () => {
  const full = openSync("/dev/full", "w");
  const { err, code } = await sips(call("CLIFULL"), ["ignore", full, "pipe"]);
  closeSync(full);
  expect(code).toBe(70);
  expect(err).toBe("sips: the output is incomplete: ENOSPC: no space left on device, write\n");
});

test("nobody reads: the exit code is that of the command", async () => {
  const gone = ({ stdout, stderr }: ChildProcess) => void (stdout?.destroy(), stderr?.destroy());
  expect((await sips(call("CLIGONE"), ["ignore", "pipe", "ignore"], gone)).code).toBe(0);
  expect((await sips(["nonsense"], ["ignore", "ignore", "pipe"], gone)).code).toBe(2);
});
