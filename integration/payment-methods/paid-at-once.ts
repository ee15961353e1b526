import type { MethodName } from "@sips-kit/protocol";
import { elv, googlePay, savedCard, sepaDirectDebit } from "@sips-kit/server";
import { postJson } from "../buyer.js";
import { googlePayload } from "../google-payload.js";
import { ibans } from "../sepa-scene.js";
import type { Shop } from "../shop.js";
import { createSupplierBuyer } from "../supplier-buyer.js";
import { canaries } from "./canaries.js";
import { fromWallet } from "./cards-under-test.js";
import type { WayToPay } from "./method-under-test.js";

/** A way to pay whose buyers stay in the shop: pressing Pay is all they do. */
export interface PaidAtOnce extends WayToPay {
  /** The calls that charge nothing, in their order. When the answer of one is lost, nothing was paid. */
  readonly opening: readonly MethodName[];
  /** What the page sends for a card or account that the bank refuses to charge. */
  readonly refusedInput: NonNullable<WayToPay["input"]>;
  /** The call that charges. */
  readonly charging: MethodName;
}

/** Charged without a challenge, and refused. */
const refusedCard = "5100000100000205";

/** The entries of the table. */
export const paidAtOnce: readonly PaidAtOnce[] = [
  {
    ...fromWallet,
    name: "one click",
    method: savedCard({ withoutAuthentication: () => true }),
    before: async (shop) => {
      await fromWallet.before(shop);
      await shop.gateway.addCard({
        merchantWalletId: "ann",
        cardNumber: refusedCard,
        cardExpiryDate: "203012",
      });
    },
    refusedInput: { paymentMeanId: "2" },
    opening: ["getWalletData"],
    charging: "walletOrder",
  },
  {
    name: "Google Pay, authenticated on the device",
    method: googlePay(),
    input: async (shop) => ({ paymentData: await googlePayload(shop, canaries.cardNumber) }),
    refusedInput: async (shop) => ({ paymentData: await googlePayload(shop, refusedCard) }),
    opening: ["paymentDataProviderCheck"],
    charging: "cardOrder",
  },
  {
    name: "saved mandate",
    method: sepaDirectDebit(),
    order: { merchantWalletId: "ann" },
    change: { mandateUrl: () => "/mandates", resolveWallet: () => "ann" },
    before: async (shop) => {
      await signMandate(shop, canaries.iban);
      await signMandate(shop, ibans.refused);
    },
    input: { paymentMeanId: "1" },
    refusedInput: { paymentMeanId: "2" },
    opening: [],
    charging: "directDebitOrder",
  },
  {
    name: "ELV",
    method: elv(),
    input: { customerAccount: canaries.germanIban, holder: "Ann Lee" },
    refusedInput: { customerAccount: "DE98999999990000000105", holder: "Ann Lee" },
    opening: [],
    charging: "directDebitOrder",
  },
];

/** The buyer signs a mandate in their account, without a payment. */
async function signMandate(shop: Shop, iban: string): Promise<void> {
  const { body } = await postJson(`${shop.url}/sips/mandates`, { iban, holder: "Ann Lee" });
  const buyer = createSupplierBuyer(shop, "sepa-direct-debit");
  await buyer.comesBack(await buyer.decides(String(body["url"]), "Confirm"));
}
