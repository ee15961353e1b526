import { openJournal } from "@sips-kit/server";
import type { Shop, ShopChange } from "../shop.js";
import { withSteps } from "../with-steps.js";
import { noteInstalment, noteResult, openCrashShop, type CrashPlace } from "./crash-shop.js";

/**
 * A server process of the shop that can be stopped before and after each journal write, each gateway call and each
 * callback.
 *
 * @param step told of each of them, with what the call was given; the call waits for what it returns
 */
export async function openSteppingShop(
  place: CrashPlace,
  step: (name: string, given: readonly unknown[]) => unknown,
  change: ShopChange = {},
): Promise<Shop> {
  const journal = await openJournal(place.journal);
  return openCrashShop(place, {
    journal: Object.assign(
      withSteps(
        journal,
        [
          "open",
          "openCounted",
          "discard",
          "move",
          "moveCounted",
          "leaseOne",
          "markNotified",
          "postponeNotification",
          "postponeCheck",
        ],
        step,
      ),
      { operations: withSteps(journal.operations, ["open", "move"], step) },
    ),
    around: (gateway) =>
      withSteps(
        gateway,
        [
          "hostedFieldsInitialize",
          "getWalletData",
          "cardCheckEnrollment",
          "walletCheckEnrollment",
          "cardValidateAuthenticationAndOrder",
          "creditTransferInitialize",
          "creditTransferFinalizeAndOrder",
          "walletIssuerWalletInitialize",
          "walletIssuerWalletFinalize",
          "paymentProviderInitialize",
          "paymentProviderGetContext",
          "paymentProviderFinalize",
          "initializeMandate",
          "finalizeMandate",
          "addDirectDebit",
          "getMandateData",
          "directDebitOrder",
          "getTransactionData",
          "addCard",
          "walletOrder",
          "cardOrder",
          "refund",
          "cancel",
          "validate",
          "duplicate",
          "acceptChallenge",
        ],
        step,
      ),
    async onResult(payment) {
      await step("before onResult", [payment]);
      noteResult(place, payment);
      await step("after onResult", [payment]);
    },
    async onInstalment(news) {
      await step("before onInstalment", [news]);
      noteInstalment(place, news);
      await step("after onInstalment", [news]);
    },
    ...change,
  });
}
