import { controlOf } from "../control.js";
import type { SeededRandom } from "../history/seeded-random.js";
import type { Crowd } from "./crowd.js";

const faults = [
  "reset",
  "http-500",
  "cut-json",
  "half-body-cut",
  "html-200",
  "wrong-seal",
  "no-seal",
] as const;
// Each of these costs its caller a whole deadline.
const slowFaults = ["no-answer", "half-body-silence"] as const;
const methods = [
  "cardCheckEnrollment",
  "cardValidateAuthenticationAndOrder",
  "walletCheckEnrollment",
  "creditTransferInitialize",
  "creditTransferFinalizeAndOrder",
  "paymentProviderInitialize",
  "paymentProviderFinalize",
  "walletIssuerWalletInitialize",
  "walletIssuerWalletFinalize",
  "initializeMandate",
  "finalizeMandate",
  "directDebitOrder",
  "hostedFieldsInitialize",
  "getTransactionData",
  "getTransactionData",
  "addCard",
  "walletOrder",
  "refund",
  "cancel",
  "duplicate",
] as const;
const withEchoes = ["cardValidateAuthenticationAndOrder", "directDebitOrder", "getTransactionData"] as const;
const readings = {
  heldPayments: ["00-orange", "05-orange"],
  unauthenticatedCards: ["00", "01", "10", "80"],
  forgedPaRes: ["error-field", "95", "96"],
  emptyFields: ["absent", "empty-text", "null"],
  supplierReturn: ["fields", "sealed-data"],
} as const;

/** Arms a fault of delivery or content, changes a reading of the gateway, or lets some minutes pass; or nothing. */
export async function makeTrouble({ shop, time }: Crowd, random: SeededRandom): Promise<void> {
  const control = controlOf(shop);
  switch (random.below(24)) {
    case 0:
    case 1:
    case 2:
    case 3:
      await control.fault(random.oneOf(methods), random.oneOf(faults), random.oneOf(["before", "after"]));
      return;
    case 4:
      await control.fault(random.oneOf(methods), random.oneOf(slowFaults), random.oneOf(["before", "after"]));
      return;
    case 5:
      await control.arm({
        method: random.oneOf(withEchoes),
        fault: random.oneOf(["foreign-echo", "missing-echo"]),
        when: random.oneOf(["before", "after"]),
        times: 1,
      });
      return;
    case 6: {
      const name = random.oneOf(["heldPayments", "unauthenticatedCards", "forgedPaRes"] as const);
      await control.read({ [name]: random.oneOf(readings[name]) });
      return;
    }
    case 7: {
      const name = random.oneOf(["emptyFields", "supplierReturn"] as const);
      await control.read({ [name]: random.oneOf(readings[name]) });
      return;
    }
    case 8: {
      // Sessions live for a quarter of an hour, so seldom enough for most buyers to pay.
      if (!random.isOnceIn(4)) return;
      const minutes = 1 + random.below(20);
      await control.advance(`PT${minutes}M`);
      time.pass(minutes * 60_000);
    }
  }
}
