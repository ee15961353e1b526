import { expect, test } from "vitest";
import { createGateway } from "../gateway/create-gateway.js";
import { openSqliteJournal } from "../journal/open-journal.js";
import { PaymentsConfigurationError } from "./errors.js";
import { createPayments } from "./pay.js";
import type { PaymentsSettings } from "./settings.js";

const journal = await openSqliteJournal({ file: ":memory:" });
const shop = { merchantId: "002001000000001", secretKey: "002001000000001_KEY1", keyVersion: "1" };
const secret = "a secret of the test, long enough for a key";
const right: PaymentsSettings = {
  gateway: createGateway({ url: "http://127.0.0.1:1", ...shop }),
  journal,
  publicUrl: "https://shop.example/sips",
  signingKeys: [{ id: "1", secret }],
  resolveOrder: (orderId) => ({ orderId, amountMinor: 2490, currencyCode: "978" }),
  resultUrl: ({ session }) => `/result?payment=${session}`,
};

/** Settings as they come from a file or from JavaScript: no type has looked at them. */
type Loose = { readonly [name in keyof PaymentsSettings]?: unknown };

const wrong: readonly (readonly [setting: string, change: Loose])[] = [
  ["publicUrl", { publicUrl: "shop.example/sips" }],
  ["publicUrl", { publicUrl: "http://shop.example/sips" }],
  ["publicUrl", { publicUrl: "https://shop.example/sips?a=b" }],
  ["signingKeys", { signingKeys: [] }],
  ["signingKeys", { signingKeys: [{ id: "1", secret: "short" }] }],
  [
    "signingKeys",
    {
      signingKeys: [
        { id: "1", secret },
        { id: "1", secret },
      ],
    },
  ],
  ["resolveOrder", { resolveOrder: undefined }],
  ["resultUrl", { resultUrl: "/result" }],
  ["cse.key", { cse: { scheme: "rsa-oaep-sha256" } }],
  ["limits.rules", { limits: { rules: { sentByadress: { free: 1, windowMs: 1 } } } }],
  ["limits.rules.sentByAddress", { limits: { rules: { sentByAddress: { free: 1, windowMs: Number.NaN } } } }],
  ["limits.rules.sentByAddress", { limits: { rules: { sentByAddress: { free: -1, windowMs: 1_000 } } } }],
  ["limits.rules.sentByAddress", { limits: { rules: { sentByAddress: { free: 1 } } } }],
  [
    "limits.rules.refusedByBin.perAccepted",
    { limits: { rules: { refusedByBin: { free: 1, windowMs: 1, perAccepted: -1 } } } },
  ],
  [
    "limits.rules.refusedByBin.onExceeded",
    { limits: { rules: { refusedByBin: { free: 1, windowMs: 1, onExceeded: "block" } } } },
  ],
  ["limits.secret", { limits: { secret: "short" } }],
];

test.each(wrong)("%s is named when it is wrong: %j", (setting, change) => {
  // The types forbid each of these.
  const create = () => createPayments({ ...right, ...change } as PaymentsSettings);
  expect(create).toThrow(PaymentsConfigurationError);
  expect(create).toThrow(expect.objectContaining({ code: "PAYMENTS_CONFIGURATION_INVALID", setting }));
});

test("the right ones are taken, and the address of the router with or without a slash at its end", async () => {
  const payments = createPayments({ ...right, publicUrl: "http://localhost:3000/sips/" });
  expect(payments.publicUrl).toBe("http://localhost:3000/sips");
  await payments.close();
  await journal.close();
});
