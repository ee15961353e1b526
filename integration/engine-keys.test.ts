import { encryptCard } from "@sips-kit/cse";
import { createReference, readCseKey } from "@sips-kit/server";
import { afterEach, expect, test } from "vitest";
import { openInstalments } from "./instalments-scene.js";

// The kit's own operations have idempotency keys too. Whoever took one could have it believe that it is done.

let scene: Awaited<ReturnType<typeof openInstalments>>;
afterEach(() => scene.shop.close());

test("an instalment is charged in full, whatever keys the merchant's own charges have", async () => {
  scene = await openInstalments();
  const first = await scene.pays();
  const { operations } = scene.shop.payments;
  const read = await scene.shop.gateway.getTransactionData({ transactionReference: first });
  const { tokenPan = "", panExpiryDate = "" } = read.kind === "accepted" ? read.answer : {};
  const token = { tokenPan, cardExpiryDate: panExpiryDate };
  const own = { idempotencyKey: `instalment:${first}:2:1`, amountMinor: 1, currencyCode: "978" };
  await operations.charge(token, own).catch(() => {});
  await scene.passes();
  await scene.passes({ days: 31 });
  expect(await scene.amounts()).toEqual([3_334, 3_333]);
});

test("no operation takes a key of the kit's own, and other keys that look like them are free", async () => {
  scene = await openInstalments();
  const { operations } = scene.shop.payments;
  const reference = createReference(Date.now());
  const key = readCseKey(scene.shop.simulator.csePublicKeyPem);
  const card = { ...(await encryptCard({ cardNumber: "5100000100000700" }, key)), cardExpiryDate: "203012" };
  const amount = { amountMinor: 1, currencyCode: "978" };
  const mean = { merchantWalletId: "ANN", paymentMeanId: "1" };
  const asks: { readonly [name: string]: (idempotencyKey: string) => Promise<unknown> } = {
    cancel: (idempotencyKey) => operations.cancel({ idempotencyKey, reference }),
    refund: (idempotencyKey) => operations.refund({ idempotencyKey, reference, amountMinor: 1 }),
    validate: (idempotencyKey) => operations.validate({ idempotencyKey, reference }),
    acceptReview: (idempotencyKey) => operations.acceptReview({ idempotencyKey, reference }),
    refuseReview: (idempotencyKey) => operations.refuseReview({ idempotencyKey, reference }),
    duplicate: (idempotencyKey) => operations.duplicate({ idempotencyKey, reference, amountMinor: 1 }),
    charge: (idempotencyKey) => operations.charge(mean, { idempotencyKey, ...amount }),
    moto: (idempotencyKey) => operations.moto({ idempotencyKey, ...amount, card }),
    creditHolder: (idempotencyKey) => operations.creditHolder({ idempotencyKey, ...amount, card }),
    walletCreditHolder: (idempotencyKey) =>
      operations.walletCreditHolder({ idempotencyKey, ...amount, ...mean }),
  };
  const taken = ["instalment:", "instalments:", "save-card:", "validation:", "sign-mandate:", "overpaid-"];
  for (const [name, ask] of Object.entries(asks)) {
    for (const begin of taken) {
      await expect(ask(`${begin}${reference}-1`), `${name} ${begin}`).rejects.toMatchObject({
        code: "PAYMENT_OPERATION_INVALID",
        more: { field: "idempotencyKey" },
      });
    }
    await expect(ask(`overpaid-${name}`), name).resolves.toMatchObject({
      idempotencyKey: `overpaid-${name}`,
    });
  }
});
