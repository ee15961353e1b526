import type { OrderDetails } from "@sips-kit/server";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createBuyer, postJson } from "./buyer.js";
import { openShop, type Shop } from "./shop.js";

/* What an order tells the bank reaches the enrolment call, for it to decide whether it challenges. */

let shop: Shop;
/** The requests of cardCheckEnrollment, as the gateway client was given them. */
let enrolments: object[];

beforeEach(async () => {
  enrolments = [];
  shop = await openShop({
    around: (gateway) =>
      Object.assign(Object.create(gateway) as typeof gateway, {
        cardCheckEnrollment: (...given: Parameters<typeof gateway.cardCheckEnrollment>) => {
          enrolments.push(given[0]);
          return gateway.cardCheckEnrollment(...given);
        },
      }),
  });
});
afterEach(() => shop.close());

async function pays(details: OrderDetails, more: object = {}): Promise<Record<string, unknown>> {
  const order = { orderId: "4711", amountMinor: 2490, currencyCode: "978", details };
  shop.orders.set("4711", { ...order, instalments: [{ count: 3, everyDays: 30 }] });
  const buyer = createBuyer(shop);
  const { session } = await buyer.opens("4711");
  const paymentToken = await buyer.types("5100000100000700");
  return (await postJson(`${shop.url}/sips/payments`, { session, paymentToken, ...more })).body;
}

test("who buys, where it goes and whose card it is", async () => {
  const details = {
    customerId: "A17",
    customerContact: { email: "ann@example.com", firstname: "Ann", lastname: "Martin" },
    customerAddress: { street: "1 rue Haute", zipCode: "75001", city: "Paris", country: "FRA" },
    billingAddress: { street: "1 rue Haute", zipCode: "75001", city: "Paris", country: "FRA" },
    deliveryAddress: { street: "2 rue Basse", zipCode: "69001", city: "Lyon", country: "FRA" },
    deliveryContact: { email: "bob@example.com", lastname: "Martin" },
    deliveryData: { deliveryMethod: "HOME_DELIVERY" },
  } as const;
  await pays(details, { cardholderName: "ANN MARTIN" });
  expect(enrolments).toMatchObject([{ ...details, holderContact: { lastname: "ANN MARTIN" } }]);
});

test("what does not fit the gateway's fields is left out, and the buyer pays all the same", async () => {
  const street = "17 bis, rue de la Vieille-Intendance, bâtiment C, escalier 4, appartement 312";
  const next = await pays({
    customerContact: { email: "ann@example.com", lastname: "Martin" },
    customerAddress: { street, zipCode: "75001", city: "Paris", country: "FRA" },
    billingAddress: { street, zipCode: "75001", city: "Paris", country: "France" },
    shoppingCartDetail: { shoppingCartItemList: [{ productName: "a", productUnitAmount: "24.90" }] },
  });
  expect(next).toMatchObject({ outcome: "accepted" });
  expect(enrolments.at(-1)).toMatchObject({
    customerContact: { email: "ann@example.com", lastname: "Martin" },
    customerAddress: { zipCode: "75001", city: "Paris", country: "FRA" },
    billingAddress: { zipCode: "75001", city: "Paris" },
  });
  for (const field of ["customerId", "shoppingCartDetail"])
    expect(enrolments.at(-1)).not.toHaveProperty(field);
  const [told] = shop.log.filter((entry) => (entry as { step?: string }).step === "details left out");
  expect(told).toMatchObject({
    orderId: "4711",
    detail: expect.stringMatching(
      /^customerAddress\.street .*billingAddress\.country .*billingAddress\.street .*productUnitAmount /,
    ),
  });
  expect(JSON.stringify(shop.log)).not.toContain("Intendance");
});

test("a misspelled detail, such as the mode in which money is taken, is named in the log", async () => {
  // A shop in JavaScript has no types.
  await pays({ captureMde: "VALIDATION", customerId: "C1" } as OrderDetails);
  const told = shop.log.filter((entry) => (entry as { step?: string }).step === "details left out");
  expect(told).toMatchObject([{ orderId: "4711", detail: "captureMde: no field of an order's details" }]);
});

test("a limit of the shop that the gateway does not know is no detail: nothing is sent", async () => {
  const details = { fraudData: { allowedCardCountryList: ["France"] } };
  expect(await pays(details)).toMatchObject({ outcome: "abandoned" });
});

test.each([
  "NO_PREFERENCE",
  "NO_CHALLENGE",
  "NO_CHALLENGE_TRA_ACQ",
  "CHALLENGE",
  "CHALLENGE_MANDATE",
] as const)("the wish %s about a challenge, for this order alone", async (challengeMode3DS) => {
  await pays({ fraudData: { challengeMode3DS } });
  expect(enrolments).toMatchObject([{ fraudData: { challengeMode3DS } }]);
  expect(enrolments[0]).not.toHaveProperty("paymentPattern");
});

test("an exemption does not spare the first of several payments the challenge", async () => {
  const details = { fraudData: { challengeMode3DS: "NO_CHALLENGE_TRA_ACQ", bypass3DS: "ALL" } } as const;
  expect(await pays(details, { instalments: 3 })).toMatchObject({ next: "redirect" });
  expect(enrolments).toMatchObject([{ amount: "830", paymentPattern: "RECURRING_1" }]);
  expect(enrolments).toMatchObject([{ fraudData: { challengeMode3DS: "CHALLENGE_MANDATE" } }]);
  expect(enrolments[0]).not.toHaveProperty("fraudData.bypass3DS");
});

test("the buyer's address, from the request itself, and nothing that the request does not hold", async () => {
  await pays({});
  expect(enrolments).toMatchObject([{ customerIpAddress: expect.stringMatching(/^(127\.0\.0\.1|::1)$/) }]);
  expect(enrolments[0]).not.toHaveProperty("orderContext");
});
