import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const program = fileURLToPath(new URL("command-line.ts", import.meta.url));

test("a long run that is stopped tells what it has simulated", async () => {
  const args = ["--conditions=source", "--import", "tsx", program, "--total", "100000000"];
  const child = spawn(process.execPath, [...args, "--payments", "5", "--faults", "none"]);
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => void (output += chunk.toString()));
  await once(child.stdout, "data");
  child.kill("SIGINT");
  const [code] = (await once(child, "close")) as [number | null];
  expect(output).toMatch(
    /^seed \d+: .*\n\d+ runs, \d+ payments .* 0 kinds of violation, \d+ payments a minute\n$/,
  );
  expect(code).toBe(0);
});
