import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

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

test("says where it is ready, and ends in order when told to", async () => {
  const { output, exitCode } = await run(["--port", "0", "--seed", "cli"], /simulator ready: .*\n/);
  expect(output).toMatch(/^simulator ready: http:\/\/127\.0\.0\.1:\d+$/m);
  expect(exitCode).toBe(0);
});

test("--help names every option", async () => {
  const { output, exitCode } = await run(["--help"]);
  for (const option of ["--port", "--host", "--seed", "--state", "--supplier-return", "--help"])
    expect(output).toContain(option);
  expect(exitCode).toBe(0);
});

test.each([
  [["--port", "80000"], `--port: "80000" is no port`],
  [["--port", "x"], `--port: "x" is no port`],
  [["--supplier-return", "form"], `--supplier-return: "form" is neither`],
  [["--prot", "4000"], "Unknown option '--prot'"],
])("%j is refused with a reason", async (args, reason) => {
  const { output, exitCode } = await run(args);
  expect(output).toContain(reason);
  expect(output).toContain("--help");
  expect(exitCode).toBe(1);
});
