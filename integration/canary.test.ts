import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { encryptCard } from "@sips-kit/cse";
import { methods, type JsonObject, type MethodName } from "@sips-kit/protocol";
import { exampleRequests } from "@sips-kit/protocol/examples";
import { merchantRouter, readCseKey, type Gateway, type Outcome } from "@sips-kit/server";
import { startSimulator, testShop, type Simulator } from "@sips-kit/simulator";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createBuyer } from "./buyer.js";
import { controlOf } from "./control.js";
import { isLong } from "./how-long.js";
import { withDirectDebits } from "./sepa-scene.js";
import { openShop, type Shop } from "./shop.js";
import { createSupplierBuyer } from "./supplier-buyer.js";
import { unlimited } from "./unlimited.js";

// A card number, a security code, an IBAN and the secret key pass through everything. Then everything that was logged,
// thrown, answered or written to disk is searched for them.
const pan = "5100000100000700";
const csc = "8357";
const iban = "FR7699999000010000000003413";
const canaries: { readonly [name: string]: RegExp } = {
  "card number": new RegExp(`${pan}|${pan.replace(/(.{4})(?=.)/g, "$1[ -]")}|${base64Of(pan)}`),
  "security code": new RegExp(`\\b${csc}\\b|${base64Of(csc)}`),
  account: new RegExp(`${iban}|${base64Of(iban)}`),
  "secret key": new RegExp(`${testShop.secretKey}|${base64Of(testShop.secretKey)}`),
};

const names = Object.keys(methods) as MethodName[];
const quickFaults = ["reset", "http-500", "cut-json", "html-200", "wrong-seal", "no-seal", "other-reference"];

let folder: string;
let simulator: Simulator;
let shop: Shop;
/** Everything that became visible, and where. */
let seen: { readonly where: string; readonly text: string }[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sips-kit-canary-"));
  seen = [];
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, "write").mockImplementation((text) => {
      seen.push({ where: "standard output", text: String(text) });
      return true;
    });
  }
  simulator = await startSimulator({ port: 0, stateFile: join(folder, "state") });
  shop = await openShop({
    simulator,
    journalFile: join(folder, "journal.db"),
    limits: unlimited,
    retry: { circuit: false },
    cse: { key: readCseKey(simulator.csePublicKeyPem) },
    resolveWallet: () => "CANARY",
    paymentMethods: withDirectDebits,
  });
  shop.app.use("/merchant", merchantRouter(shop.payments, { authorize: () => true }));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await simulator.close();
  rmSync(folder, { recursive: true });
});

function base64Of(text: string): string {
  return Buffer.from(text).toString("base64").replaceAll("=", "");
}

/**
 * Closes the shop and collects what it and the simulator have stored; returns each place that contains a canary. The
 * simulator keeps the shop's texts and the mandates' IBANs in its file, since a gateway returns them: these are left
 * out.
 */
async function whereFound(givenBack: readonly string[] = []): Promise<readonly string[]> {
  const shown = ["transactions", "exchanges", "fraud-lists", "wallets", "mandates", "faults", "cse-key"];
  for (const path of [...shown.map((name) => `/_control/${name}`), "/", "/_console"]) {
    const answer = await fetch(simulator.url + path);
    seen.push({ where: `simulator ${path}`, text: await answer.text() });
  }
  seen.push({ where: "log", text: show(shop.log) });
  seen.push({ where: "callback", text: show(shop.results) });
  await shop.close();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const text = readFileSync(join(entry.parentPath, entry.name), "latin1");
    seen.push({ where: `file ${entry.name}`, text });
  }
  return seen.flatMap(({ where, text }) =>
    Object.entries(canaries)
      .filter(
        ([name, pattern]) => pattern.test(text) && !(where === "file state" && givenBack.includes(name)),
      )
      .map(([name, pattern]) => `${where}: ${name} in ${around(text, pattern)}`),
  );
}

function show(value: unknown): string {
  return inspect(value, { depth: null, showHidden: true, maxArrayLength: null, maxStringLength: null });
}

function around(text: string, pattern: RegExp): string {
  const at = text.search(pattern);
  return JSON.stringify(text.slice(Math.max(0, at - 60), at + 60));
}

/** The example of a method, with the canaries in their own fields. */
function withCanaries(name: MethodName, inFreeText: boolean): JsonObject {
  const request = JSON.parse(JSON.stringify(exampleRequests[name])) as Record<string, JsonObject[string]>;
  for (const field of Object.keys(request)) {
    if (field === "cardNumber") request[field] = pan;
    if (field === "cardCSCValue") request[field] = csc;
    if (/iban/i.test(field)) request[field] = iban;
  }
  if (typeof request["transactionReference"] === "string") {
    request["transactionReference"] = `${name}${(references += 1)}`.slice(-35);
  }
  if (inFreeText) {
    // Fields in which a shop might put them by mistake.
    for (const field of ["orderId", "customerId", "returnContext", "statementReference"])
      request[field] = pan;
    if ("fraudListElementValue" in request) {
      request["fraudListElementType"] = "PAN";
      request["fraudListElementValue"] = [pan];
    }
  }
  return request;
}
let references = 0;

async function call(
  gateway: Gateway,
  name: MethodName,
  request: JsonObject,
): Promise<Outcome<unknown> | Error> {
  // Each request is its method's own; together they are more than one signature can say.
  const callIt = gateway[name] as (request: JsonObject) => Promise<Outcome<unknown>>;
  return callIt(request).catch((error: unknown) => error as Error);
}

test("44 methods, answered and failing", async () => {
  const control = controlOf(shop);
  const kinds = new Set<string>();
  for (const [index, name] of names.entries()) {
    const faults = isLong ? quickFaults : [quickFaults[index % quickFaults.length]];
    for (const fault of [undefined, ...faults]) {
      if (fault !== undefined) await control.fault(name, fault, "after");
      const end = await call(shop.gateway, name, withCanaries(name, false));
      await control.disarm();
      kinds.add(end instanceof Error ? end.name : end.kind);
      seen.push({ where: `${name}, ${fault ?? "no fault"}: what it gave`, text: show(end) });
    }
    const broken = await call(shop.gateway, name, {
      ...withCanaries(name, false),
      amount: pan,
      cardExpiryDate: pan,
    });
    if (broken instanceof Error) seen.push({ where: `${name}: what it threw`, text: show(broken) });
  }
  expect([...kinds].sort()).toEqual(expect.arrayContaining(["accepted", "refused", "unknown"]));
  expect(await whereFound(["account"])).toEqual([]);
}, 600_000);

test("44 methods, card numbers where a shop might put them by mistake", async () => {
  for (const name of names) {
    const end = await call(shop.gateway, name, withCanaries(name, true));
    // An answer returns the shop's own texts.
    if (end instanceof Error) seen.push({ where: `${name}: what it threw`, text: show(end) });
  }
  expect(await whereFound(["card number", "account"])).toEqual([]);
}, 600_000);

async function send(path: string, init: RequestInit): Promise<void> {
  const answer = await fetch(shop.url + path, { redirect: "manual", ...init });
  const headers = JSON.stringify([...answer.headers]);
  seen.push({
    where: `${init.method ?? "GET"} ${path.replaceAll(pan, "PAN")}`,
    text: headers + (await answer.text()),
  });
}

test("every route, every field", async () => {
  const buyer = createBuyer(shop);
  const { session } = await buyer.opens("A", "cse");
  const { modulus, exponent } = readCseKey(simulator.csePublicKeyPem);
  const encrypted = await encryptCard({ cardNumber: pan, cardCSCValue: csc }, { modulus, exponent });
  const card = { ...encrypted, cardExpiryDate: "203412" };
  const right: { readonly [path: string]: Record<string, unknown> } = {
    "/sips/sessions": { orderId: "A", mode: "cse" },
    "/sips/brands": { session, cardIIN: "510000" },
    "/sips/payments": {
      session,
      ...card,
      cardholderName: "A Buyer",
      paymentMeanBrand: "MASTERCARD",
    },
    "/sips/cards/brands": { cardIIN: "510000" },
    "/sips/cards": {
      cardNumber: card.cardNumber,
      cardExpiryDate: card.cardExpiryDate,
      paymentMeanBrand: "MASTERCARD",
      paymentMeanAlias: "x",
    },
    "/merchant/operations/moto": {
      idempotencyKey: "moto",
      amountMinor: 1,
      currencyCode: "978",
      orderId: "x",
      reason: "x",
      ...card,
      cardholderName: "A Buyer",
    },
    "/merchant/operations/charge": {
      idempotencyKey: "charge",
      amountMinor: 1,
      currencyCode: "978",
      orderId: "x",
      reason: "x",
      merchantWalletId: "CANARY",
      paymentMeanId: "1",
      firstReference: "NOTHING",
      schemeTransactionIdentifier: "x",
    },
    ...Object.fromEntries(
      ["refund", "cancel", "validate", "duplicate", "acceptReview", "refuseReview"].map((kind) => [
        `/merchant/operations/${kind}`,
        {
          idempotencyKey: kind,
          reference: "NOTHING",
          amountMinor: 1,
          operationOrigin: "x",
          comment: "x",
          reason: "x",
        },
      ]),
    ),
  };
  const headers = { "content-type": "application/json" };
  const post = (path: string, body: unknown) =>
    send(path, { method: "POST", headers, body: JSON.stringify(body) });
  for (const [path, body] of Object.entries(right)) {
    for (const canary of [pan, Number(pan), `card ${pan}`, { [pan]: csc }, [pan]]) {
      for (const field of [...Object.keys(body), "another", pan])
        await post(path, { ...body, [field]: canary });
      await post(path, canary);
    }
    for (const field of ["cardCSCValue", "cardholderName", "paymentMeanAlias"])
      await post(path, { ...body, [field]: csc });
    for (const field of ["iban", "cardholderName", "paymentMeanAlias"])
      await post(path, { ...body, [field]: iban });
    await send(path, { method: "POST", headers, body: `{"cardNumber":"${pan}` });
    await send(`${path}?cardNumber=${pan}`, { headers });
  }
  await post("/sips/payments", right["/sips/payments"]);
  for (const path of ["/sips/return/", "/sips/redirect/", "/merchant/payments/", "/merchant/orders/"]) {
    await send(path + pan, {});
  }
  for (const path of ["/merchant/payments", "/merchant/payments.csv", "/merchant/days"]) {
    for (const field of ["text", "state", "amountMinor", "from", "cursor", pan]) {
      await send(`${path}?${field}=${pan}`, {});
    }
    await send(path, {});
  }
  await send("/sips/cards", {});
  for (const id of [pan, "1"]) await send(`/sips/cards/${id}`, { method: "DELETE" });
  const [payment] = await shop.payments.listByOrder("A");
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const fields = `PaRes=${pan}&MD=${pan}&cardCSCValue=${csc}&${pan}=${iban}`;
  await send(`/sips/return/${payment?.session}`, { method: "POST", headers: form, body: fields });
  await send(`/merchant/payments/${payment?.reference}`, {});
  expect(payment?.state).toBe("accepted");
  expect(await whereFound()).toEqual([]);
}, 600_000);

test("a payment that fails on its return from the bank, with a card number in the return", async () => {
  const buyer = createBuyer(shop);
  const session = await buyer.opens("A");
  const token = await shop.gateway.paymentTokenGenerate({
    cardNumber: pan,
    cardExpiryDate: "203012",
    cardCSCValue: csc,
  });
  if (token.kind !== "accepted") throw new Error(token.kind);
  await controlOf(shop).fault("cardValidateAuthenticationAndOrder", "cut-json", "after");
  const paid = await buyer.pays(session, token.answer.paymentToken ?? "");
  expect(paid.body).toMatchObject({ outcome: "unknown" });
  await shop.payments.reconcile();
  const [payment] = await shop.payments.listByOrder("A");
  seen.push({ where: "payment", text: show(payment) });
  seen.push({ where: "history", text: show(await shop.payments.events(payment?.reference ?? "")) });
  expect(payment?.state).toBe("accepted");
  expect(await whereFound()).toEqual([]);
}, 600_000);

test("direct debits: signed, saved, with lost answers, and an IBAN in the wrong field", async () => {
  const control = controlOf(shop);
  const one = createSupplierBuyer(shop, "sepa-direct-debit");
  const see = (where: string, value: unknown) => seen.push({ where, text: show(value) });
  const order = { amountMinor: 2490, currencyCode: "978", merchantWalletId: "CANARY" };
  for (const [orderId, fault] of [["A"], ["B", "finalizeMandate"], ["C", "directDebitOrder"]] as const) {
    shop.orders.set(orderId, { ...order, orderId, details: { customerId: "C1" } });
    const session = await one.opens(orderId);
    for (const wrong of [
      { iban, holder: iban },
      { holder: "A", [iban]: iban },
    ]) {
      see("rejected input", await one.pays(session, wrong));
    }
    const { body } = await one.pays(session, { iban, holder: "A Buyer", saveMandate: true });
    see("next", body);
    if (fault) await control.fault(fault, "cut-json", "after");
    const back = await one.comesBack(await one.decides(String(body["url"]), "Confirm"));
    see("return", [back.url, back.text]);
  }
  await shop.payments.reconcile();
  await send("/sips/mandates", {});
  await send("/merchant/customers/C1/mandates", {});
  for (const orderId of ["A", "B", "C"]) {
    const [payment] = await shop.payments.listByOrder(orderId);
    see("payment", payment);
    see("history", await shop.payments.events(payment?.reference ?? ""));
    expect(payment?.state).toBe("accepted");
  }
  expect(await whereFound(["account"])).toEqual([]);
}, 600_000);
