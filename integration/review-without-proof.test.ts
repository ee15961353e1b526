import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { held, orange, query, shows } from "./held-answers.js";
import { closeSimulator, openScriptedShop, type ScriptedShop } from "./scripted-shop.js";

// A held payment is delivered once its review is accepted, so only a status that says so proves it.

let scene: ScriptedShop;
beforeEach(async () => {
  scene = await openScriptedShop();
});
afterEach(() => scene.close());
afterAll(closeSimulator);

test.each(["PENDING", "ZZ", " TO_CHALLENGE "])(
  "acceptReview without an answer, and the status %j: not accepted before the gateway shows it",
  async (transactionStatus) => {
    const { office, shop } = scene;
    office.script("cardValidateAuthenticationAndOrder", orange("00"));
    office.script(query, shows({ ...held, responseCode: "00" }));
    expect(await scene.pays()).toMatchObject({ outcome: "in-review" });
    const { reference = "" } = (await scene.newest()) ?? {};
    office.script("acceptChallenge", () => undefined);
    const operation = await shop.payments.operations.acceptReview({ idempotencyKey: "a", reference });
    expect(operation).toMatchObject({ state: "unknown" });

    office.script(query, shows({ scoreColor: "ORANGE", transactionStatus, responseCode: "00" }));
    await scene.untilAllIsOver();
    expect(await shop.payments.operations.find("a")).toMatchObject({ state: "unknown" });
    expect(await scene.newest()).toMatchObject({ state: "in-review" });

    office.script(query, shows({ transactionStatus: "TO_CAPTURE", responseCode: "00" }));
    await scene.untilAllIsOver();
    expect(await shop.payments.operations.find("a")).toMatchObject({ state: "accepted" });
    expect(await scene.newest()).toMatchObject({ state: "accepted" });
  },
);
