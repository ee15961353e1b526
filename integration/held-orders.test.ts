import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { held, orange, query, shows, undecided } from "./held-answers.js";
import { found, type Script } from "./scripted-gateway.js";
import { closeSimulator, openScriptedShop, type ScriptedShop } from "./scripted-shop.js";

// A payment held for fraud review is 00 in some sources and 05 in others, with an orange score in both. If it were
// reported as refused, the buyer would pay again, and pay twice once the merchant accepts the first payment.

let scene: ScriptedShop;
beforeEach(async () => {
  scene = await openScriptedShop();
});
afterEach(() => scene.close());
afterAll(closeSimulator);

const order = "cardValidateAuthenticationAndOrder";

describe.each(["00", "05", "34", "75"])("an order answered %s with an orange score", (code) => {
  beforeEach(() => scene.office.script(order, orange(code)));

  test.each([
    ["held", { ...held, responseCode: code }, "in-review"],
    ["held, by a code that the order did not have", { ...held, responseCode: "05" }, "in-review"],
    ["refused", { transactionStatus: "REFUSED", responseCode: "05" }, "refused"],
    ["accepted", { transactionStatus: "TO_CAPTURE", responseCode: "00" }, "accepted"],
    ["accepted in review", { transactionStatus: "TO_CAPTURE", responseCode: "05" }, "accepted"],
  ])("has the state that a query shows: %s", async (_what, shown, state) => {
    scene.office.script(query, shows(shown));
    expect(await scene.pays()).toMatchObject({ outcome: state });
    expect(scene.shop.results).toMatchObject([{ state }]);
    expect(scene.office.count(order)).toBe(1);
  });

  test.each<[string, Script]>([
    ["breaks off", () => undefined],
    ["is refused", () => ({ getTransDataResponseCode: "99" })],
    ["does not know it yet", () => ({ getTransDataResponseCode: "25" })],
    [
      "has no seal",
      (_request, known) => ({ fields: found(known, { ...held, responseCode: "05" }), isSealed: false }),
    ],
    [
      "speaks of another transaction",
      (_request, known) => found({ ...known, transactionReference: "OTHER" }, held),
    ],
    ["shows another amount", (_request, known) => found({ ...known, amount: 999 }, held)],
    ["shows no status", (_request, known) => found(known, { responseCode: "00", scoreColor: "ORANGE" })],
  ])("is unknown while the query %s; then it has the state that the gateway shows", async (_what, script) => {
    scene.office.script(query, script);
    expect(await scene.pays()).toMatchObject({ outcome: "unknown" });
    expect(scene.shop.results).toEqual([]);
    expect(await scene.triesAgain()).toMatchObject({ body: { code: "PAYMENT_ORDER_PENDING" } });
    expect((await scene.newest())?.buyerMessage).toBeUndefined();

    // The gateway has answered the charge, so waiting cannot prove that there was none.
    await scene.untilAllIsOver();
    expect(await scene.newest()).toMatchObject({ state: "unknown" });

    scene.office.script(query, shows({ ...held, responseCode: code }));
    await scene.untilAllIsOver();
    expect(await scene.newest()).toMatchObject({ state: "in-review" });
    expect(scene.office.count(order)).toBe(1);
  });
});

describe.each(["RED", "BLACK", undefined])("an order answered 05 with the score %s", (scoreColor) => {
  test("is refused without a query", async () => {
    scene.office.script(order, (_request, known) => ({ ...known, responseCode: "05", scoreColor }));
    const before = scene.office.count(query);
    expect(await scene.pays()).toMatchObject({ outcome: "refused", retry: true });
    expect(scene.office.count(query)).toBe(before);
  });
});

test("held as 05: no second payment is offered, and once the merchant accepts it the first one is paid", async () => {
  scene.office.script(order, orange("05"));
  scene.office.script(query, shows({ ...held, responseCode: "05" }));
  await scene.pays();
  expect(await scene.triesAgain()).toMatchObject({ status: 409, body: { code: "PAYMENT_ORDER_PAID" } });
  const { reference = "" } = (await scene.newest()) ?? {};

  scene.office.script("acceptChallenge", () => ({ responseCode: "00", newStatus: "TO_CAPTURE" }));
  const released = await scene.shop.payments.operations.acceptReview({ idempotencyKey: "a1", reference });
  expect(released).toMatchObject({ state: "accepted" });
  expect(scene.shop.results.map(({ state }) => state)).toEqual(["in-review", "accepted"]);
  // The charge's code is still 05; the buyer is told the current result.
  const paid = await scene.newest();
  expect(paid?.buyerMessage?.en).not.toMatch(/refused/i);
  expect(await scene.triesAgain()).toMatchObject({ body: { code: "PAYMENT_ORDER_PAID" } });
  expect(scene.office.count(order)).toBe(1);
});

describe("a payment in review that is decided in the bank's portal", () => {
  beforeEach(async () => {
    scene.office.script(order, orange("05"));
    scene.office.script(query, shows({ ...held, responseCode: "05" }));
    expect(await scene.pays()).toMatchObject({ outcome: "in-review" });
  });
  const anHourPasses = async () => {
    scene.later(61 * 60_000);
    await scene.shop.payments.reconcile();
  };

  test.each([
    ["accepted", { transactionStatus: "TO_CAPTURE", responseCode: "00" }, "accepted"],
    ["accepted, with the code of before", { ...held, transactionStatus: "CAPTURED" }, "accepted"],
    ["refused", { ...held, transactionStatus: "REFUSED" }, "refused"],
    ["refused, with the code 00", { transactionStatus: "REFUSED", responseCode: "00" }, "refused"],
    ["cancelled", { ...held, transactionStatus: "CANCELLED" }, "abandoned"],
    ["never decided, and expired", { transactionStatus: "EXPIRED" }, "abandoned"],
  ])("is found within an hour, and the shop is told once: %s", async (_what, shown, state) => {
    scene.office.script(query, shows({ responseCode: "05", ...shown }));
    await anHourPasses();
    await anHourPasses();
    expect(await scene.newest()).toMatchObject({ state });
    expect(scene.shop.results.map((result) => result.state)).toEqual(["in-review", state]);
    expect(scene.office.count(order)).toBe(1);
  });

  test.each(undecided)(
    "stays in review while the gateway's record is %s, and its history does not grow",
    async (_what, script) => {
      const { reference = "", ...before } = (await scene.newest()) ?? {};
      scene.office.script(query, script);
      for (let hours = 0; hours < 5; hours += 1) await anHourPasses();
      expect(await scene.newest()).toEqual({ reference, ...before });
      // And then it is decided.
      scene.office.script(query, shows({ transactionStatus: "TO_CAPTURE", responseCode: "00" }));
      await anHourPasses();
      expect(await scene.newest()).toMatchObject({ state: "accepted" });
    },
  );
});

test.each([
  ["held", held, "in-review"],
  ["accepted in review meanwhile", { ...held, transactionStatus: "TO_CAPTURE" }, "accepted"],
  ["refused in review meanwhile", { ...held, transactionStatus: "REFUSED" }, "refused"],
])("an order whose answer was lost, shown as 05, orange and %s", async (_what, shown, state) => {
  scene.office.script(order, () => undefined);
  expect(await scene.pays()).toMatchObject({ outcome: "unknown" });
  scene.office.script(query, shows({ ...shown, responseCode: "05" }));
  await scene.shop.payments.reconcile();
  expect(await scene.newest()).toMatchObject({ state });
});

describe("a duplicate", () => {
  /** A paid order whose transaction the gateway shows; duplicates are shown as `made`. */
  async function paid(made: Script): Promise<string> {
    await scene.pays();
    const { reference = "" } = (await scene.newest()) ?? {};
    const origin = shows({ transactionStatus: "CAPTURED", responseCode: "00" });
    scene.office.script(query, (request, known) =>
      (request["transactionReference"] === reference ? origin : made)(request, known),
    );
    return reference;
  }
  const duplicated = (responseCode: string): Script => {
    return ({ transactionReference }) => ({ transactionReference, responseCode, scoreColor: "ORANGE" });
  };

  test.each([
    ["05", held, "accepted", "TO_CHALLENGE"],
    ["00", held, "accepted", "TO_CHALLENGE"],
    ["05", { transactionStatus: "REFUSED" }, "refused", "REFUSED"],
    ["00", { transactionStatus: "TO_CAPTURE" }, "accepted", "TO_CAPTURE"],
  ])(
    "answered %s with an orange score is what the new transaction shows: %o",
    async (code, shown, state, newStatus) => {
      const reference = await paid(shows({ ...shown, responseCode: code }));
      scene.office.script("duplicate", duplicated(code));
      const request = { idempotencyKey: "d1", reference, amountMinor: 500 };
      expect(await scene.shop.payments.operations.duplicate(request)).toMatchObject({ state, newStatus });
    },
  );

  test("that is held is found by its own reference, in the review queue, and accepted there", async () => {
    const reference = await paid(shows({ ...held, responseCode: "05" }));
    scene.office.script("duplicate", duplicated("05"));
    const { operations, search, findByReference } = scene.shop.payments;
    const request = { idempotencyKey: "d1", reference, amountMinor: 500, orderId: "A2" };
    const { newReference = "" } = await operations.duplicate({ ...request, by: "anna" });
    const again = { reference: newReference, paymentMethod: "duplicate", amountMinor: 500, orderId: "A2" };
    for (const text of [newReference, "A2"]) {
      expect(await search({ text })).toEqual({ payments: [expect.objectContaining(again)] });
    }
    expect(await search({ state: "in-review" })).toMatchObject({ payments: [again] });
    expect(await operations.of(newReference)).toMatchObject([{ idempotencyKey: "d1", by: "anna" }]);
    expect(await findByReference(reference)).toMatchObject({ state: "accepted", orderId: "4711" });
    await expect(operations.duplicate({ ...request, orderId: "A3" })).rejects.toMatchObject({
      code: "PAYMENT_OPERATION_ID_REUSED",
    });

    scene.office.script("acceptChallenge", () => ({ responseCode: "00", newStatus: "TO_CAPTURE" }));
    await operations.acceptReview({ idempotencyKey: "a1", reference: newReference });
    expect(await findByReference(newReference)).toMatchObject({ ...again, state: "accepted" });
    expect(await search({ state: "in-review" })).toEqual({ payments: [] });
  });

  test("answered 05 with an orange score, but unknown to queries, stays unknown however much time passes", async () => {
    const reference = await paid(() => ({ getTransDataResponseCode: "25" }));
    scene.office.script("duplicate", duplicated("05"));
    const request = { idempotencyKey: "d1", reference, amountMinor: 500 };
    expect(await scene.shop.payments.operations.duplicate(request)).toMatchObject({ state: "unknown" });
    await scene.untilAllIsOver();
    expect(await scene.shop.payments.operations.find("d1")).toMatchObject({ state: "unknown" });
  });
});
