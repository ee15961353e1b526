import { fork, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { startSimulator } from "@sips-kit/simulator";
import { expect, test, vi } from "vitest";

/*
 * The README's server, as it stands there: started as a process of its own beside a simulator, and asked for a card
 * form. Only its ports are others, so that it can run beside whatever else does.
 */
const root = fileURLToPath(new URL("..", import.meta.url));

test("the server of the first steps runs and opens a card form", async () => {
  const simulator = await startSimulator({ port: 0 });
  const server = await startServer(simulator.url);
  try {
    const opened = await openForm(server.port);
    expect(opened.status).toBe(201);
    expect(await opened.json()).toMatchObject({ amount: "2490", hosted: { sdkUrl: expect.any(String) } });
    const result = await fetch(`http://127.0.0.1:${server.port}/result?payment=forged`);
    expect(await result.text()).toBe("Unknown payment");
    await server.prints(/^sips-kit started: .*shop 002001000000001/m);
  } finally {
    server.stop();
    await simulator.close();
  }
});

test("without a log, the server of the first steps prints why a form does not open", async () => {
  const server = await startServer("http://127.0.0.1:1");
  try {
    expect((await openForm(server.port)).status).toBe(503);
    await server.prints(/^sips-kit hostedFieldsInitialize: order 4711: GATEWAY_UNREACHABLE: /m);
  } finally {
    server.stop();
  }
});

test.each(["mjs", "cjs"])("the server of the first steps is JavaScript as well: .%s", (ending) => {
  const folder = mkdtempSync(path.join(tmpdir(), "first-steps-"));
  const file = path.join(folder, `server.${ending}`);
  const code = serverOfReadme("http://127.0.0.1:4000");
  writeFileSync(file, ending === "mjs" ? code : inCommonJs(code));
  const checked = spawnSync(process.execPath, ["--check", file], { encoding: "utf8" });
  rmSync(folder, { recursive: true });
  expect(checked).toMatchObject({ status: 0, stderr: "" });
});

/** As the README tells to do. */
function inCommonJs(code: string): string {
  const required = code.replaceAll(/^ *import (.+) from (".+");$/gm, "const $1 = require($2);");
  return `async function start() {\n${required}\n}\nstart();\n`;
}

function serverOfReadme(gatewayUrl: string): string {
  const readme = readFileSync(path.join(root, "README.md"), "utf8");
  const code = /^ {3}```ts\n([^]*?app\.listen[^]*?)^ {3}```/m.exec(readme)?.[1] ?? "";
  // A README that has other ports than these must change this test.
  expect(code).toContain('"http://127.0.0.1:4000"');
  expect(code).toContain("app.listen(3000);");
  return code
    .replace('"http://127.0.0.1:4000"', JSON.stringify(gatewayUrl))
    .replace(
      "app.listen(3000);",
      `const server = app.listen(0, "127.0.0.1", () => process.send?.(server.address().port));`,
    );
}

/** The README's server as a process of its own. */
async function startServer(gatewayUrl: string) {
  // Below integration/, whose dependencies are those that the README tells to install.
  mkdirSync(path.join(root, "integration/node_modules/.cache"), { recursive: true });
  const folder = mkdtempSync(path.join(root, "integration/node_modules/.cache/first-steps-"));
  const file = path.join(folder, "server.mts");
  writeFileSync(file, serverOfReadme(gatewayUrl));
  const options = ["--conditions=source", "--import", "tsx"];
  const server: ChildProcess = fork(file, { cwd: folder, execArgv: options, stdio: "pipe" });
  const printed: string[] = [];
  server.stdout?.on("data", (chunk) => printed.push(String(chunk)));
  // The server sends its port, and nothing else: see serverOfReadme.
  const [port] = (await once(server, "message")) as [number];
  return {
    port,
    prints: (text: RegExp) => vi.waitFor(() => expect(printed.join("")).toMatch(text), 20_000),
    stop() {
      server.kill("SIGKILL");
      rmSync(folder, { recursive: true });
    },
  };
}

function openForm(port: number): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}/sips/sessions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ orderId: "4711", mode: "hosted" }),
  });
}
