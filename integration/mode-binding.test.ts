import { encryptCard } from "@sips-kit/cse";
import { readPemKey } from "@sips-kit/cse/pem";
import type { PaymentMode, PaymentSession } from "@sips-kit/server";
import { afterEach, describe, expect, test } from "vitest";
import { postJson } from "./buyer.js";
import { startStubGateway } from "./stub-gateway.js";
import { openShop, type ShopChange } from "./shop.js";

/* A session is paid in the mode that it was opened for, and in no other: the journal and the shop's PCI scope say it. */
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function openedShop(settings: ShopChange = {}) {
  const gateway = await startStubGateway({
    getWalletData: () => ({
      walletResponseCode: "00",
      walletPaymentMeanDataList: [
        { paymentMeanId: "1", maskedPan: "5100##########00", panExpiryDate: "203012" },
      ],
    }),
  });
  closing.push(() => gateway.close());
  const shop = await openShop({ line: gateway.url, ...settings });
  closing.push(() => shop.close());
  shop.orders.set("4711", {
    orderId: "4711",
    amountMinor: 2490,
    currencyCode: "978",
    merchantWalletId: "W_1",
  });
  const key = readPemKey(shop.simulator.csePublicKeyPem);
  const card = await encryptCard({ cardNumber: "5100000000000800", cardCSCValue: "123" }, key);
  const inputs = {
    hosted: { paymentToken: "token" },
    cse: { ...card, cardExpiryDate: "203012" },
    wallet: { paymentMeanId: "1", cardCSCValue: card.cardCSCValue },
  };
  const opens = async (mode: PaymentMode) => {
    const { body, status } = await postJson(`${shop.url}/sips/sessions`, { orderId: "4711", mode });
    expect(status).toBe(201);
    return (body as unknown as PaymentSession).session;
  };
  const sends = (session: string, input: object) =>
    postJson(`${shop.url}/sips/payments`, { session, ...input });
  const enrolments = () => gateway.heard.filter(({ method }) => method.endsWith("CheckEnrollment"));
  return { shop, gateway, inputs, opens, sends, enrolments };
}

const fieldOf = { hosted: "paymentToken", cse: "cardNumber", wallet: "paymentMeanId" } as const;
const modes = ["hosted", "cse", "wallet"] as const;
const foreign = modes.flatMap((mode) =>
  modes.filter((other) => other !== mode).map((other) => [mode, other] as const),
);

describe("a session of one mode", () => {
  test.each(foreign)("%s is not paid as %s: the field is named, nothing is sent", async (mode, other) => {
    const { shop, inputs, opens, sends, enrolments } = await openedShop();
    const session = await opens(mode);
    const refused = await sends(session, inputs[other]);
    expect(refused).toMatchObject({
      status: 409,
      body: { code: "PAYMENT_MODE_MISMATCH", field: fieldOf[other] },
    });
    expect(String(refused.body["detail"])).toContain(fieldOf[mode]);
    expect(enrolments()).toEqual([]);
    expect(await shop.journal.listByOrder("4711")).toMatchObject([{ state: "opened", mode }]);
    // It can still be paid in its own mode.
    expect((await sends(session, inputs[mode])).body).toMatchObject({ outcome: "accepted" });
    expect(await shop.journal.listByOrder("4711")).toMatchObject([{ state: "accepted", mode }]);
  });
});

describe("a shop without cse", () => {
  const withoutCse = { cse: undefined } as unknown as ShopChange;

  test("accepts no ciphertext, whatever the session", async () => {
    const { inputs, opens, sends, enrolments } = await openedShop(withoutCse);
    expect(await sends(await opens("hosted"), inputs.cse)).toMatchObject({
      status: 409,
      body: { code: "PAYMENT_MODE_MISMATCH", field: "cardNumber" },
    });
    expect(await sends(await opens("wallet"), inputs.wallet)).toMatchObject({
      status: 409,
      body: { code: "PAYMENT_MODE_UNAVAILABLE", field: "cardCSCValue" },
    });
    expect(enrolments()).toEqual([]);
    expect((await sends(await opens("wallet"), { paymentMeanId: "1" })).body).toMatchObject({
      outcome: "accepted",
    });
  });

  test("refuses one for a session that another server with cse has opened", async () => {
    const first = await openedShop();
    const session = await first.opens("cse");
    const second = await openedShop({ ...withoutCse, journal: first.shop.journal });
    expect(await second.sends(session, first.inputs.cse)).toMatchObject({
      status: 409,
      body: { code: "PAYMENT_MODE_UNAVAILABLE", field: "cardNumber" },
    });
    expect(second.enrolments()).toEqual([]);
  });
});
