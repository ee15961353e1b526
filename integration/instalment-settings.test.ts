import { createPayments } from "@sips-kit/server";
import { afterEach, expect, test } from "vitest";
import { openInstalments, type InstalmentsScene } from "./instalments-scene.js";

/* The setting `instalments` of a shop. */

let scene: InstalmentsScene;
afterEach(() => scene.shop.close());

test("with the other pattern, all charges are marked INSTALMENT", async () => {
  scene = await openInstalments({ instalments: { pattern: "INSTALMENT" } });
  const reference = await scene.pays();
  await scene.passes({ days: 31 });
  expect(await scene.states(reference)).toEqual(["paid", "paid", "planned"]);
  const patterns = await Promise.all(
    (await scene.standings(reference)).slice(0, 2).map(async (one) => {
      const read = await scene.shop.gateway.getTransactionData({ transactionReference: one.reference ?? "" });
      return read.kind === "accepted" && read.answer.paymentPattern;
    }),
  );
  expect(patterns).toEqual(["INSTALMENT", "INSTALMENT"]);
});

test("settings that are undefined have their defaults: a refused charge is made again", async () => {
  // As JavaScript would give them.
  const instalments = { pattern: undefined, retryAfterDays: undefined } as object;
  scene = await openInstalments({ instalments });
  const reference = await scene.pays();
  await scene.refuses(1);
  await scene.passes({ days: 31 });
  expect(await scene.states(reference)).toEqual(["paid", "retrying", "planned"]);
  await scene.passes({ days: 2 });
  expect(await scene.states(reference)).toEqual(["paid", "paid", "planned"]);
});

test.each([[{ pattern: "MONTHLY" }], [{ retryAfterDays: [0] }], [{ retryAfterDays: [1, 31] }]])(
  "the settings %j are refused",
  async (instalments) => {
    scene = await openInstalments();
    const { gateway, journal, url } = scene.shop;
    const open = () =>
      createPayments({
        gateway,
        journal,
        publicUrl: `${url}/sips`,
        signingKeys: [{ id: "1", secret: "a secret of the tests, long enough" }],
        resolveOrder: () => undefined,
        resultUrl: () => "/",
        // A shop in JavaScript has no types.
        instalments: instalments as object,
      });
    expect(open).toThrow(/instalments\./);
  },
);
