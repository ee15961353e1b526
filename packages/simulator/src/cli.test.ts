import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { createControlClient } from "./testing/control-client.js";
import { startSimulatorProcess } from "./testing/simulator-process.js";
import { choiceEntries } from "./world/readings.js";

/** Runs the command line from source; ends with the process, or with the first line that `until` fits. */
function run(args: readonly string[], until?: RegExp): Promise<{ output: string; exitCode: number | null }> {
  const child = spawn(
    process.execPath,
    ["--conditions=source", "--import", "tsx", fileURLToPath(new URL("cli.ts", import.meta.url)), ...args],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  return new Promise((resolve, reject) => {
    let output = "";
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (until?.test(output)) child.kill("SIGTERM");
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ output, exitCode }));
  });
}

test("prints its address when ready, and stops cleanly when told to", async () => {
  const { output, exitCode } = await run(["--port", "0", "--seed", "cli"], /simulator ready: .*\n/);
  expect(output).toMatch(/^simulator ready: http:\/\/127\.0\.0\.1:\d+$/m);
  expect(exitCode).toBe(0);
});

test("--help names every option", async () => {
  const { output, exitCode } = await run(["--help"]);
  const options = ["--port", "--host", "--seed", "--state", "--supplier-return", "--help"];
  for (const option of [...options, "--reading", "--allowed-host", "--link"])
    expect(output).toContain(option);
  for (const [name, choices] of choiceEntries) expect(output).toContain(`${name}=${choices.join("|")}`);
  expect(output).toContain("visibleAfterMs=MILLISECONDS");
  expect(exitCode).toBe(0);
});

test("--reading and --allowed-host, given several times, are in force", async () => {
  const args = `--reading heldPayments=05-orange --reading visibleAfterMs=2000 --supplier-return sealed-data
    --allowed-host one.test --allowed-host two.test`;
  const simulator = await startSimulatorProcess(...args.split(/\s+/));
  try {
    expect((await createControlClient(simulator.url).get("readings")).body).toMatchObject({
      readings: { heldPayments: "05-orange", visibleAfterMs: 2_000, supplierReturn: "sealed-data" },
    });
    const headers = { origin: "http://two.test:8080" };
    expect((await fetch(`${simulator.url}/_control/health`, { headers })).status).toBe(200);
  } finally {
    await simulator.kill();
  }
});

test.each([
  [["--port", "80000"], `--port: "80000" is no port`],
  [["--port", "x"], `--port: "x" is no port`],
  [["--supplier-return", "form"], `--supplier-return: "form" is neither`],
  [["--reading", "heldPayments=05"], "--reading: heldPayments: one of 00-orange, 05-orange"],
  [["--reading", "heldPayment=05-orange"], `--reading: "heldPayment" is no reading`],
  [["--reading", "visibleAfterMs="], "--reading: visibleAfterMs: a whole number"],
  [["--prot", "4000"], "Unknown option '--prot'"],
])("%j is refused with a reason", async (args, reason) => {
  const { output, exitCode } = await run(args);
  expect(output).toContain(reason);
  expect(output).toContain("--help");
  expect(exitCode).toBe(1);
});
