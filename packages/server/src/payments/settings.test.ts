import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createGateway } from "../gateway/create-gateway.js";
import { openSqliteJournal } from "../journal/open-journal.js";
import { PaymentsConfigurationError } from "../domain/errors.js";
import { card } from "../payment-methods/card.js";
import type { RedirectForm } from "../payment-methods/redirect-form-fields.js";
import { elv } from "../payment-methods/elv.js";
import { sepaDirectDebit } from "../payment-methods/sepa-direct-debit.js";
import { createPayments } from "./create-payments.js";
import type { PaymentStep } from "../telemetry/payment-step.js";
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
  onResult: () => {},
  log: () => {},
};

/** Settings as they come from a file or from JavaScript: unchecked. */
type Loose = { readonly [name: string]: unknown };

const productionGateway = createGateway({ environment: "sogenactif", ...shop });
const unknownGateway = createGateway({ url: "https://proxy.example/sips", ...shop });
const exampleKey = /secret: "(replace-me[^"]*)"/.exec(
  readFileSync(new URL("../../../../README.md", import.meta.url), "utf8"),
)?.[1];

const credits = { perCreditMinor: 1_000, perDayMinor: 1_000 };
const rule = { free: 1, windowMs: 1_000 };
const endpoint = { id: "erp", url: "https://erp.example/hooks", secrets: [secret] };
const callbacks = [
  "onResult",
  "onChange",
  "onCaptureDue",
  "onInstalment",
  "mandateUrl",
  "resolveWallet",
  "customerWallet",
  "log",
] as const;

const wrong: readonly (readonly [setting: string, change: Loose])[] = [
  ["sessionLifeMs", { sessionLifeMs: Number.NaN }],
  ["sessionLifeMs", { sessionLifeMs: 24 * 3_600_000 }],
  // Seconds.
  ["sessionLifeMs", { sessionLifeMs: 900 }],
  ["callbacks.deadlineMs", { callbacks: { deadlineMs: 0 } }],
  ["callbacks.atATime", { callbacks: { atATime: 1.5 } }],
  ["journal", { journal: { ...journal, clock: undefined } }],
  ["publicUrl", { publicUrl: "shop.example/sips" }],
  ["publicUrl", { publicUrl: "http://shop.example/sips" }],
  ["publicUrl", { publicUrl: "https://shop.example/sips?a=b" }],
  ["publicUrl", { publicUrl: `https://shop.example/${"s".repeat(400)}` }],
  // Whoever follows the README has its key as well: the address is what is wrong.
  ["publicUrl", { publicUrl: undefined, signingKeys: [{ id: "1", secret: exampleKey }] }],
  ["publicUrl", { publicUrl: "localhost:3000/sips", signingKeys: [{ id: "1", secret: exampleKey }] }],
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
  ["signingKeys", { signingKeys: [{ id: "1", secret: exampleKey }] }],
  [
    "signingKeys",
    {
      signingKeys: [
        { id: "2", secret },
        { id: "1", secret: exampleKey },
      ],
    },
  ],
  ["gateway", { gateway: undefined }],
  ["gateway", { gateway: {} }],
  ["gateway", { gateway: Promise.resolve(right.gateway) }],
  ["journal", { journal: undefined }],
  ["journal", { journal: null }],
  ["journal", { journal: ".data/journal.db" }],
  ["journal", { journal: Promise.resolve(journal) }],
  ["live", { gateway: productionGateway }],
  ["live", { gateway: productionGateway, live: "true" }],
  ["live", { gateway: unknownGateway, live: false }],
  // Buyers could not come back from their bank.
  ["publicUrl", { gateway: productionGateway, live: true, publicUrl: "http://localhost:3000/sips" }],
  ["publicUrl", { gateway: productionGateway, live: true, publicUrl: "https://127.0.0.1/sips" }],
  ["publicUrl", { gateway: productionGateway, live: true, publicUrl: "https://[::1]/sips" }],
  ["paymentMethods", { paymentMethods: [] }],
  ["paymentMethods", { paymentMethods: [card(), card()] }],
  ["paymentMethods", { paymentMethods: [{ ...card(), id: "My Card" }] }],
  ["paymentMethods", { paymentMethods: [{ ...card(), fundsMoveAt: "later" }] }],
  ["returnFields", { returnFields: { paRes: "PaRes" } }],
  ["returnFields", { returnFields: { paRes: [] } }],
  ["returnFields", { returnFields: { pares: ["PaRes"] } }],
  ["orderIdForm", { orderIdForm: "AN" }],
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
    "limits.rules.refusedByBin.perAccepted",
    { limits: { rules: { refusedByBin: { free: 1, windowMs: 1, perAccepted: Infinity } } } },
  ],
  [
    "limits.rules.refusedByBin.onExceeded",
    { limits: { rules: { refusedByBin: { free: 1, windowMs: 1, onExceeded: "block" } } } },
  ],
  ["limits.secret", { limits: { secret: "short" } }],
  // What is left of an environment variable that nobody has set.
  ["signingKeys", { signingKeys: [{ id: "1", secret: undefined }] }],
  ["signingKeys", { signingKeys: [{ id: undefined, secret }] }],
  ["signingKeys", { signingKeys: [undefined] }],
  ["webhooks.endpoints[0].secrets", { webhooks: { endpoints: [{ ...endpoint, secrets: [undefined] }] } }],
  ["webhooks.endpoints[0].secrets", { webhooks: { endpoints: [{ ...endpoint, secrets: undefined }] } }],
  ["webhooks.endpoints[0].url", { webhooks: { endpoints: [{ ...endpoint, url: undefined }] } }],
  ["webhooks.endpoints[0].id", { webhooks: { endpoints: [{ ...endpoint, id: undefined }] } }],
  ["webhooks.endpoints", { webhooks: {} }],
  ["sessionLifeMs", { sessionLifeMs: "900000" }],
  ["captureWarningMs", { captureWarningMs: "900000" }],
  ["callbacks.deadlineMs", { callbacks: { deadlineMs: "15000" } }],
  ["webhooks.deadlineMs", { webhooks: { endpoints: [], deadlineMs: "10000" } }],
  ["paymentMethods", { paymentMethods: "card" }],
  ["paymentMethods", { paymentMethods: [undefined] }],
  ["cse.key", { cse: { key: "-----BEGIN PUBLIC KEY-----" } }],
  ["cse.key", { cse: { key: {} } }],
  ["cse.via", { cse: { scheme: "vendor", via: "tokens" } }],
  ["callbacks", { callbacks: 16 }],
  ["limits.isHuman", { limits: { isHuman: true } }],
  ["limits.onPassed", { limits: { onPassed: "log" } }],
  ["instalments.retryAfterDays", { instalments: { retryAfterDays: "1" } }],
  ["instalments.retryAfterDays", { instalments: { retryAfterDays: ["1"] } }],
  ["paymentMethods", { paymentMethods: [{ ...card(), unpaidAfterMs: "2h" }] }],
  // Misspelled: it would do nothing.
  ["onresult", { onresult: () => {} }],
  ["publicURL", { publicURL: "https://shop.example/sips" }],
  ["callbacks.deadline", { callbacks: { deadline: 1_000 } }],
  // Credits would be sent without approval.
  ["credits.aproval", { credits: { ...credits, aproval: { aboveMinor: 0 } } }],
  ["credits.approval.above", { credits: { ...credits, approval: { aboveMinor: 0, above: 1 } } }],
  ["credits", { credits: true }],
  ["cse.schema", { cse: { scheme: "vendor", schema: "vendor" } }],
  ["cse", { cse: true }],
  ["limits.rule", { limits: { rule: {} } }],
  ["limits", { limits: false }],
  ["limits.rules.sentByAddress.tries", { limits: { rules: { sentByAddress: { ...rule, tries: 1 } } } }],
  ["instalments.retryAfter", { instalments: { retryAfter: [1] } }],
  ["instalments", { instalments: [{ count: 3, everyDays: 30 }] }],
  ["fraudListElementTypes.tokens", { fraudListElementTypes: { tokens: "TOKEN_PAN" } }],
  ["webhooks.endpoint", { webhooks: { endpoints: [], endpoint: [] } }],
  ["webhooks.endpoints[0].secret", { webhooks: { endpoints: [{ ...endpoint, secret }] } }],
  ["live", { live: "no" }],
  ["now", { now: 5 }],
  ...callbacks.map((name) => [name, { [name]: "a text" }] as const),
];

test.each(wrong)("%s is named when it is wrong: %j", (setting, change) => {
  // The types forbid each of these.
  const create = () => createPayments({ ...right, ...change } as PaymentsSettings);
  expect(create).toThrow(PaymentsConfigurationError);
  expect(create).toThrow(expect.objectContaining({ code: "PAYMENTS_CONFIGURATION_INVALID", setting }));
});

test.each([undefined, null, []])("settings %j are none, and that is said", (settings) => {
  // The types forbid each of these.
  const create = () => createPayments(settings as unknown as PaymentsSettings);
  expect(create).toThrow(PaymentsConfigurationError);
  expect(create).toThrow("createPayments: settings should hold an object with settings among gateway,");
});

test.each([
  ["sepaDirectDebit: collectInDays", () => sepaDirectDebit({ collectInDays: "2" as unknown as number })],
  ["sepaDirectDebit: collectInDays", () => sepaDirectDebit({ collectInDays: -2 })],
  ["elv: followForDays", () => elv({ followForDays: Number.NaN })],
  ["elv: returnedStatuses", () => elv({ returnedStatuses: "UNPAID" as unknown as [] })],
])("%s is named when it is wrong", (setting, create) => {
  expect(create).toThrow(PaymentsConfigurationError);
  expect(create).toThrow(expect.objectContaining({ setting: setting.split(": ")[1] }));
});

test("a test platform, this machine, and production with live: true are taken", async () => {
  const gateways = [
    createGateway({ environment: "sogenactif-test", ...shop }),
    createGateway({ url: "http://127.0.0.1:1", ...shop }),
  ];
  for (const gateway of gateways) await createPayments({ ...right, gateway }).close();
  await createPayments({ ...right, gateway: productionGateway, live: true }).close();
  // The README's own server, as it stands there.
  const signingKeys = [{ id: "1", secret: exampleKey ?? "" }];
  await createPayments({ ...right, signingKeys, publicUrl: "http://localhost:3000/sips" }).close();
});

test("one line at start-up says what is running, without secrets", async () => {
  const steps: PaymentStep[] = [];
  const log = (step: PaymentStep) => steps.push(step);
  const gateway = createGateway({
    environment: "sogenactif-test",
    merchantId: shop.merchantId,
    keys: [{ version: "7", secretKey: "the-key-of-the-shop" }],
  });
  const key = { modulus: "00", exponent: "010001" };
  await createPayments({ ...right, gateway, log }).close();
  await createPayments({ ...right, gateway, log, cse: { key } }).close();
  const { onResult: _onResult, ...deaf } = { ...right, gateway, log };
  await createPayments(deaf).close();
  await createPayments({ ...deaf, webhooks: { endpoints: [endpoint] } }).close();
  expect(steps.map(({ step }) => step)).toEqual(["started", "started", "started", "started"]);
  const [hosted = "", cse = "", told = "", webhooks = ""] = steps.map(({ detail }) => detail);
  expect(hosted).toBe(
    "platform sogenactif-test (test); shop 002001000000001; key version 7; journal sqlite; payment methods card, saved-card; modes hosted, wallet",
  );
  expect(cse).toContain("modes hosted, cse, wallet");
  expect(cse).toContain("SAQ A-EP");
  expect(told).toBe(`${hosted}; nobody is told of results, because onResult is missing`);
  expect(webhooks).toBe(hosted);
  for (const hidden of ["the-key-of-the-shop", secret]) expect(JSON.stringify(steps)).not.toContain(hidden);
});

test.each(["1s", "1000", Number.NaN, 0, -1, Infinity, 2 ** 31])(
  "start(%j) is refused: its timer would not pause",
  (everyMs) => {
    const payments = createPayments(right);
    // As JavaScript would give it.
    const wrong = everyMs as number;
    expect(() => payments.start(wrong)).toThrow(
      "payments.start: everyMs should hold milliseconds, up to 24 days.",
    );
  },
);

test.each([
  ["https://shop.example/sips\n", "https://shop.example/sips"],
  [" https://shop.example/sips ", "https://shop.example/sips"],
  ["https://shop.example/sips?", "https://shop.example/sips"],
  ["https://Shop.example/our shop#", "https://shop.example/our%20shop"],
  ["https://bücher.example", "https://xn--bcher-kva.example"],
])("the router's address %j is read as browsers read it", async (publicUrl, read) => {
  const payments = createPayments({ ...right, publicUrl });
  expect(payments.publicUrl).toBe(read);
  await payments.close();
});

test("valid ones are accepted, and the router's address with or without a trailing slash", async () => {
  const payments = createPayments({ ...right, publicUrl: "http://localhost:3000/sips/" });
  expect(payments.publicUrl).toBe("http://localhost:3000/sips");
  await payments.close();
  await journal.close();
});

test.each(["paypage", {}, { PaReq: "cardNumber" }])("redirectForm %j is refused by name", (redirectForm) => {
  // As JavaScript would give it.
  const wrong = redirectForm as RedirectForm;
  expect(() => card({ redirectForm: wrong })).toThrow(
    expect.objectContaining({ name: "PaymentsConfigurationError", setting: "redirectForm" }),
  );
});
