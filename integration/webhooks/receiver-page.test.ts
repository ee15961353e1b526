import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { postJson } from "../buyer.js";
import { runSips } from "../run-sips.js";

const secret = "the secret of the receiver, long enough";
const page = readFileSync(new URL("../../docs/webhooks.md", import.meta.url), "utf8");
const receiver = /^## A receiver\n[^]*?^```ts\n([^]*?)^```/m.exec(page)?.[1] ?? "";

test("the receiver of docs/webhooks.md takes what sips webhooks test sends, and nothing unsigned", async () => {
  const folder = fileURLToPath(new URL("..", import.meta.url));
  const args = ["--conditions=source", "--import", "tsx", "--input-type=module"];
  const env = { ...process.env, NODE_OPTIONS: "", PORT: "0", ERP_WEBHOOK_SECRET: secret };
  const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ["pipe", "pipe", "inherit"] });
  try {
    child.stdin.end(receiver);
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const [, port] = /^listening on .*\bport: (\d+)/.exec(String((await lines.next()).value)) ?? [];
    const url = `http://127.0.0.1:${port}/hooks`;

    const sent = await runSips(["webhooks", "test", url], { SIPS_WEBHOOK_SECRET: secret });
    const [, id] = /answered 204 to the test event (test-\w+)\./.exec(sent.out) ?? [];
    expect({ ...sent, id }).toMatchObject({ code: 0, err: "", id: expect.stringMatching(/^test-/) });
    expect((await lines.next()).value).toBe(`test ${id}`);

    const wrong = await runSips(["webhooks", "test", url], {
      SIPS_WEBHOOK_SECRET: "another secret than the receiver's own one",
    });
    expect(wrong).toMatchObject({ code: 1, out: expect.stringContaining("answered 400") });
    await expect(postJson(url, { id: "forged" })).rejects.toThrow();
  } finally {
    child.kill();
    await once(child, "exit");
  }
});

test("sips webhooks test says what is missing, and what went wrong", async () => {
  const env = { SIPS_WEBHOOK_SECRET: secret };
  expect(await runSips(["webhooks", "test", "http://erp.example/hooks"], env)).toMatchObject({ code: 2 });
  expect(await runSips(["webhooks", "test", "http://127.0.0.1:9/hooks"], {})).toMatchObject({ code: 2 });
  expect(
    await runSips(["webhooks", "test", "http://127.0.0.1:9/hooks"], { SIPS_WEBHOOK_SECRET: "short" }),
  ).toMatchObject({
    code: 2,
    err: expect.stringContaining("fewer than 32 characters"),
  });
  expect(await runSips(["webhooks", "test", "https://10.0.0.7/hooks"], env)).toMatchObject({
    code: 4,
    err: expect.stringContaining("the address is not public"),
  });
});
