import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { transformSync } from "esbuild";
import { expect, test } from "vitest";

/*
 * Runs the examples of README files and of docs/. An example is a ts block right under a comment that begins with
 * "example"; what else stands in that comment runs before the block, unseen by the reader:
 *
 *   <!-- example
 *   const key = ...;
 *   -->
 *
 *   ```ts
 *   console.log(1 + 1); // 2
 *   ```
 *
 * It has to end well, and to print what stands behind its console.log lines.
 */
const root = fileURLToPath(new URL("..", import.meta.url));
const exampleForm = /^<!-- example\b(?<setup>[^]*?)-->\s*```ts\n(?<code>[^]*?)^```/gm;
const logForm = /^ *console\.log\(.*\); \/\/ (?<printed>.*)$/gm;

const pages = [
  "README.md",
  "CONTRIBUTING.md",
  ...readdirSync(path.join(root, "docs"))
    .filter((file) => file.endsWith(".md"))
    .map((file) => `docs/${file}`),
  ...readdirSync(path.join(root, "packages")).map((name) => `packages/${name}/README.md`),
].filter((page) => existsSync(path.join(root, page)));

const examples = pages.flatMap(examplesOn);

test("there are examples", () => {
  expect(examples.length).toBeGreaterThan(3);
});

test.each(examples)("$where", async ({ page, setup, code }) => {
  const expected = Array.from(code.matchAll(logForm), ({ groups }) => groups?.["printed"]);
  const { exitCode, printed, errors } = await run(`${setup}\n${code}`, folderOf(page));
  expect(errors).toBe("");
  expect(exitCode).toBe(0);
  expect(printed.trim().split("\n").filter(Boolean)).toEqual(expected);
});

function examplesOn(page: string) {
  const text = readFileSync(path.join(root, page), "utf8");
  return Array.from(text.matchAll(exampleForm), ({ index, groups }) => ({
    // Lines as an editor counts them.
    where: `${page}:${text.slice(0, index).split("\n").length}`,
    page,
    setup: groups?.["setup"] ?? "",
    code: groups?.["code"] ?? "",
  }));
}

/** A package's README imports the package itself; other pages any of them, as integration/ can. */
function folderOf(page: string): string {
  return path.join(root, page.startsWith("packages/") ? path.dirname(page) : "integration");
}

/** Runs TypeScript as a module that stands in the folder, in a process of its own. */
async function run(code: string, folder: string) {
  const args = ["--conditions=source", "--import", "tsx", "--input-type=module"];
  const child = spawn(process.execPath, args, { cwd: folder, env: { ...process.env, NODE_OPTIONS: "" } });
  child.stdin.end(transformSync(code, { loader: "ts", format: "esm", target: "es2022" }).code);
  const [printed, errors, exitCode] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    new Promise<number | null>((resolve) => child.once("close", resolve)),
  ]);
  return { printed, errors, exitCode };
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  let text = "";
  for await (const chunk of stream) text += String(chunk);
  return text;
}
