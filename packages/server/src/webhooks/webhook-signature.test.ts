import { expect, test } from "vitest";
import { readWebhook, signWebhook } from "./webhook-signature.js";

const secret = "a secret of the test, long enough for a key";
const now = Date.UTC(2027, 0, 1);
const body = JSON.stringify({ id: "1-1", type: "test", createdAt: "2027-01-01T00:00:00.000Z", data: {} });

test.each([
  ["as a text", (signature: string) => signature],
  ["as a list", (signature: string) => [signature]],
])("an event is read with its signature %s", (_how, form) => {
  const signature = form(signWebhook(body, [secret], now));
  expect(readWebhook({ body, signature, secrets: [secret], now })).toMatchObject({ id: "1-1" });
});

test.each([[""], ["short"], [undefined]])("the secret %j verifies nothing", (weak) => {
  const signature = signWebhook(body, [weak ?? ""], now);
  // As an environment variable without a value leaves it.
  const secrets = [weak, secret] as string[];
  expect(readWebhook({ body, signature, secrets, now })).toBeUndefined();
});

test.each(["toleranceSeconds", "now"])("a %s that is no number lets no old signature in", (setting) => {
  const signature = signWebhook(body, [secret], now - 86_400_000);
  // As Number() makes it of an environment variable without a value.
  const received = { body, signature, secrets: [secret], now, [setting]: Number.NaN };
  expect(readWebhook(received)).toBeUndefined();
});
