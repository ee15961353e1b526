import {
  bancontactMobile,
  ideal,
  issuerWallet,
  paypal,
  sepaDirectDebit,
  sofort,
  type PaymentMethod,
} from "@sips-kit/server";
import { afterAll, afterEach, expect, test } from "vitest";
import { postJson } from "./buyer.js";
import { closeSimulator, openScriptedShop, type ScriptedShop } from "./scripted-shop.js";
import { createSupplierBuyer } from "./supplier-buyer.js";

/*
 * The gateway opens a payment at a supplier, and leaves out what the supplier's page and the call that fetches its result
 * require. The buyer could pay, and nobody could fetch the result: they are not sent away.
 */
const bank = { bankCode: "ABNANL2A", bankName: "ABN AMRO" };
const account = { iban: "FR7630006000011234567890189", holder: "Mina Lorne" };
let scripted: ScriptedShop;
afterEach(() => scripted.close());
afterAll(() => closeSimulator());

const opened = {
  responseCode: "00",
  redirectionUrl: "http://127.0.0.1/supplier",
  redirectionData: "data",
  messageVersion: "0.1",
};
const opening = ["creditTransferInitialize", "paymentProviderInitialize", "walletIssuerWalletInitialize"];

async function openShopWith(missing: string, ...paymentMethods: readonly PaymentMethod[]) {
  scripted = await openScriptedShop({
    paymentMethods: [...paymentMethods],
    resolveWallet: () => "WALLET1",
    mandateUrl: () => "/mandate",
  });
  for (const call of opening) scripted.office.script(call, () => ({ ...opened, [missing]: undefined }));
  scripted.office.script("initializeMandate", () => ({
    ...opened,
    responseCode: undefined,
    mandateResponseCode: "00",
    mandateId: "MANDATE1",
    [missing]: undefined,
  }));
  scripted.office.script("getWalletData", () => ({ walletResponseCode: "25" }));
  const order = { orderId: "4711", amountMinor: 2490, currencyCode: "978", merchantWalletId: "WALLET1" };
  scripted.shop.orders.set("4711", order);
}

async function pays(paymentMethod: string, input: object = {}) {
  const buyer = createSupplierBuyer(scripted.shop, paymentMethod);
  return buyer.pays(await buyer.opens(), input);
}

const methods: readonly (readonly [string, string, PaymentMethod, object?])[] = [
  ["ideal", "creditTransferInitialize", ideal({ bank })],
  ["sofort", "creditTransferInitialize", sofort()],
  ["paypal", "paymentProviderInitialize", paypal()],
  ["bancontact-mobile", "paymentProviderInitialize", bancontactMobile()],
  ["issuer-wallet", "walletIssuerWalletInitialize", issuerWallet()],
  ["sepa-direct-debit", "initializeMandate", sepaDirectDebit(), account],
];

test.each(
  methods.flatMap(([id, call, method, input]) =>
    ["redirectionData", "messageVersion"].map((missing) => ({ id, call, method, input, missing })),
  ),
)(
  "$id opened without $missing: nobody is sent away, and the order is free",
  async ({ id, call, method, input, missing }) => {
    await openShopWith(missing, method);
    const { body } = await pays(id, input);
    expect(body).toMatchObject({ next: "result", outcome: "abandoned", retry: true });
    const payment = await scripted.newest();
    expect(payment).toMatchObject({ state: "abandoned", reason: "redirection-unusable", mayBePaid: false });
    expect(await scripted.shop.payments.events(payment?.reference ?? "")).toContainEqual(
      expect.objectContaining({
        what: `${call} answered that this cannot pay; nothing was ordered`,
        details: { code: `no ${missing}` },
      }),
    );
    expect((await pays(id, input)).body).toMatchObject({ next: "result" });
  },
);

test.each(["redirectionData", "messageVersion"])(
  "a mandate whose signature is opened without %s: nobody is sent away",
  async (missing) => {
    await openShopWith(missing, sepaDirectDebit());
    const { status, body } = await postJson(`${scripted.shop.url}/sips/mandates`, account);
    expect(status).toBe(502);
    expect(body).toMatchObject({ code: "PAYMENT_GATEWAY_REFUSED" });
  },
);

/** iDEAL, as a method of the shop's own may be: it redirects without what its result is fetched with. */
const redirectsAnyway: PaymentMethod = {
  ...ideal({ bank }),
  start: async () => ({ kind: "redirect", state: { ...opened, messageVersion: "" } }),
};

test.each([{}, { redirectionData: "data" }])(
  "a method that redirects anyway, and a return with %j: given up, and the order can be paid again",
  async (returned) => {
    await openShopWith("messageVersion", redirectsAnyway);
    const { body } = await pays("ideal");
    expect(body).toMatchObject({ next: "redirect" });
    const returnUrl = scripted.shop.url + String(body["url"]).replace("/redirect/", "/return/");
    await fetch(returnUrl, { method: "POST", body: new URLSearchParams(returned) });
    expect(await scripted.newest()).toMatchObject({ mayBePaid: true });
    await scripted.untilAllIsOver();
    expect(await scripted.newest()).toMatchObject({ state: "abandoned", reason: "buyer-did-not-return" });
    expect(scripted.office.count("creditTransferFinalizeAndOrder")).toBe(0);
    expect((await pays("ideal")).body).toMatchObject({ next: "redirect" });
  },
);
