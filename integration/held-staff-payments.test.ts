import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { held, orange, query, shows, undecided } from "./held-answers.js";
import type { Fields } from "./scripted-gateway.js";
import { closeSimulator, openScriptedShop, type ScriptedShop } from "./scripted-shop.js";

let scene: ScriptedShop;
beforeEach(async () => {
  scene = await openScriptedShop();
});
afterEach(() => scene.close());
afterAll(closeSimulator);

describe("a payment that staff take, in review, that is decided in the bank's portal", () => {
  const asked = { idempotencyKey: "k1", amountMinor: 2490, currencyCode: "978", orderId: "P1" };
  const token = { tokenPan: "TOKEN1", cardExpiryDate: "203012" };
  const operations = () => scene.shop.payments.operations;
  const take = {
    moto: () => operations().moto({ ...asked, card: { paymentToken: "token" } }),
    charge: () => operations().charge(token, asked),
    async duplicate() {
      await scene.pays();
      const { reference = "" } = (await scene.newest()) ?? {};
      return operations().duplicate({ ...asked, reference });
    },
  };
  const payment = async () => {
    const { payments } = await scene.shop.payments.search({ text: "P1" });
    const found = await scene.shop.payments.findByReference(payments[0]?.reference ?? "");
    expect(payments).toEqual([found]);
    return found;
  };
  const anHourPasses = async () => {
    scene.later(61 * 60_000);
    await scene.shop.payments.reconcile();
  };
  const holds = async (kind: keyof typeof take) => {
    scene.office.script("cardOrder", orange("05"));
    scene.office.script("duplicate", orange("05"));
    scene.office.script(query, shows({ ...held, responseCode: "05" }));
    expect(await take[kind]()).toMatchObject({ state: "accepted", newStatus: "TO_CHALLENGE" });
    expect(await payment()).toMatchObject({ state: "in-review", paymentMethod: kind });
  };

  test.each([
    ["moto", { ...held, transactionStatus: "CAPTURED" }, "accepted"],
    ["charge", { transactionStatus: "TO_CAPTURE", responseCode: "00" }, "accepted"],
    ["duplicate", { transactionStatus: "TO_CAPTURE", responseCode: "05" }, "accepted"],
    ["moto", { ...held, transactionStatus: "REFUSED" }, "refused"],
    ["charge", { transactionStatus: "REFUSED", responseCode: "00" }, "refused"],
    ["duplicate", { transactionStatus: "REFUSED" }, "refused"],
    ["moto", { transactionStatus: "EXPIRED" }, "abandoned"],
    ["charge", { ...held, transactionStatus: "CANCELLED" }, "abandoned"],
    ["duplicate", { transactionStatus: "EXPIRED" }, "abandoned"],
  ] as const)("%s is found within an hour: %o", async (kind, shown, state) => {
    await holds(kind);
    scene.office.script(query, shows({ responseCode: "05", ...shown }));
    await anHourPasses();
    expect(await payment()).toMatchObject({ state });
    const { transactionStatus: newStatus } = shown;
    expect(await operations().find("k1")).toMatchObject({ state: "accepted", newStatus });
    const counts = (await scene.shop.payments.search({ state })).payments.map(({ orderId }) => orderId);
    expect(counts).toContain("P1");
    // It is not looked at any more.
    const before = scene.office.count(query);
    await anHourPasses();
    expect(scene.office.count(query)).toBe(before);
  });

  test.each([
    ["moto", { transactionStatus: "EXPIRED", responseCode: "00", scoreColor: "ORANGE" }],
    ["charge", { transactionStatus: "CANCELLED", responseCode: "05", scoreColor: "ORANGE" }],
    ["duplicate", { transactionStatus: "EXPIRED", responseCode: "00", scoreColor: "ORANGE" }],
    ["duplicate", { transactionStatus: "CANCELLED", responseCode: "00" }],
  ] as const)("%s whose answer was lost is not paid when it is found as %o", async (kind, shown) => {
    scene.office.script(query, shows({ transactionStatus: "CAPTURED", responseCode: "00" }));
    const loses = () => {
      scene.office.script(query, () => undefined);
      return undefined;
    };
    scene.office.script("cardOrder", loses);
    scene.office.script("duplicate", loses);
    expect(await take[kind]()).toMatchObject({ state: "unknown" });
    scene.office.script(query, shows(shown));
    await anHourPasses();
    const { transactionStatus: newStatus } = shown;
    expect(await operations().find("k1")).toMatchObject({ state: "accepted", newStatus });
    expect(await payment()).toMatchObject({ state: "abandoned" });
    const { payments } = await scene.shop.payments.search({ state: "abandoned" });
    expect(payments.map(({ orderId }) => orderId)).toContain("P1");
  });

  test.each(undecided)("it stays in review while the gateway's record is %s", async (_what, script) => {
    await holds("moto");
    const standing = async () => ({ ...(await operations().find("k1")), version: 0 });
    const before = await standing();
    scene.office.script(query, script);
    for (let hours = 0; hours < 5; hours += 1) await anHourPasses();
    expect(await standing()).toEqual(before);
    expect(await payment()).toMatchObject({ state: "in-review" });
    scene.office.script(query, shows({ transactionStatus: "TO_CAPTURE", responseCode: "00" }));
    await anHourPasses();
    expect(await payment()).toMatchObject({ state: "accepted" });
  });

  test("other systems are told the decision too when its own answer arrives after both", async () => {
    const crm = {
      id: "crm",
      url: "http://127.0.0.1:1/",
      secrets: ["the secret of the receiver, long enough"] as const,
    };
    await scene.close();
    scene = await openScriptedShop({ webhooks: { endpoints: [crm] } });
    scene.office.script(query, shows({ ...held, responseCode: "05" }));
    let arrive: () => void = () => {};
    const taken: Promise<unknown>[] = [];
    await new Promise<void>((isAsked) => {
      scene.office.script("cardOrder", (...call) => {
        isAsked();
        return new Promise<Fields>((resolve) => (arrive = () => resolve(orange("05")(...call))));
      });
      taken.push(take.moto());
    });
    await anHourPasses();
    expect(await operations().find("k1")).toMatchObject({ state: "accepted", newStatus: "TO_CHALLENGE" });

    scene.office.script(query, shows({ transactionStatus: "CAPTURED", responseCode: "05" }));
    arrive();
    expect(await Promise.all(taken)).toMatchObject([{ state: "accepted" }]);
    await anHourPasses();
    expect(await operations().find("k1")).toMatchObject({ newStatus: "CAPTURED" });
    const events = (await scene.shop.payments.webhooks.list()).filter(
      ({ type }) => type === "operation.accepted",
    );
    expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(2);
  });

  test("it is not queried once staff have decided it", async () => {
    await holds("moto");
    const { reference = "" } = (await payment()) ?? {};
    scene.office.script("refuseChallenge", () => ({ responseCode: "00", newStatus: "REFUSED" }));
    await operations().refuseReview({ idempotencyKey: "r1", reference });
    const before = scene.office.count(query);
    for (let hours = 0; hours < 3; hours += 1) await anHourPasses();
    expect(scene.office.count(query)).toBe(before);
    expect(await payment()).toMatchObject({ state: "refused" });
  });
});
