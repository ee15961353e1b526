import { encryptCard } from "@sips-kit/cse";
import { card, googlePay, readCseKey, savedCard } from "@sips-kit/server";
import { createBuyer } from "../buyer.js";
import { googlePayload } from "../google-payload.js";
import type { Shop } from "../shop.js";
import { canaries } from "./canaries.js";
import type { MethodUnderTest, Place, WayToPay } from "./method-under-test.js";

/** The simulated page of a cardholder's bank. */
const bankPage: Place = {
  agree: "Authenticate",
  refuse: [
    ["Fail", "05"],
    ["Cancel", "17"],
  ],
  proof: "PaRes",
};

/** Cards whose bank asks for a challenge: nothing is paid before the buyer is back. */
const challenged = {
  place: bankPage,
  order: { details: { fraudData: { challengeMode3DS: "CHALLENGE_MANDATE" } } },
  closing: ["cardValidateAuthenticationAndOrder"],
  paidBy: "last call",
  // The gateway ends its own session after a quarter of an hour.
  needed: ["cardValidateAuthenticationAndOrder"],
} as const satisfies Partial<MethodUnderTest>;

const hosted = async (shop: Shop) => ({ paymentToken: await createBuyer(shop).types(canaries.cardNumber) });

const encrypted = async ({ simulator }: Shop) => ({
  ...(await encryptCard({ cardNumber: canaries.cardNumber }, readCseKey(simulator.csePublicKeyPem))),
  cardExpiryDate: "203012",
});

/** The buyer has a card in their wallet, and chooses it. */
export const fromWallet = {
  order: { merchantWalletId: "ann" },
  before: ({ gateway }: Shop) =>
    gateway.addCard({
      merchantWalletId: "ann",
      cardNumber: canaries.cardNumber,
      cardExpiryDate: "203012",
    }),
  mode: "wallet",
  input: { paymentMeanId: "1" },
} as const satisfies Partial<WayToPay>;

/** Cards, each with a challenge. */
export const cardsUnderTest: readonly MethodUnderTest[] = [
  {
    ...challenged,
    name: "card, hosted fields",
    method: card(),
    mode: "hosted",
    input: hosted,
    opening: ["hostedFieldsInitialize", "cardCheckEnrollment"],
  },
  {
    ...challenged,
    name: "card, encrypted in the page",
    method: card(),
    mode: "cse",
    input: encrypted,
    opening: ["cardCheckEnrollment"],
  },
  {
    ...challenged,
    name: "card, by way of a token",
    method: card(),
    mode: "cse",
    input: encrypted,
    change: { cseVia: "token" },
    opening: ["paymentTokenGenerate", "cardCheckEnrollment"],
  },
  {
    ...challenged,
    ...fromWallet,
    name: "saved card",
    method: savedCard(),
    order: { ...challenged.order, ...fromWallet.order },
    opening: ["getWalletData", "walletCheckEnrollment"],
  },
  {
    ...challenged,
    name: "card, in instalments",
    method: card(),
    mode: "cse",
    order: { instalments: [{ count: 3, everyDays: 30 }] },
    input: async (shop) => ({ ...(await encrypted(shop)), instalments: 3 }),
    opening: ["cardCheckEnrollment"],
  },
  {
    ...challenged,
    ...fromWallet,
    name: "saved card, in instalments",
    method: savedCard(),
    order: { ...fromWallet.order, instalments: [{ count: 3, everyDays: 30 }] },
    input: { paymentMeanId: "1", instalments: 3 },
    opening: ["getWalletData", "walletCheckEnrollment"],
  },
  {
    ...challenged,
    name: "Google Pay, card on file",
    method: googlePay(),
    input: async (shop) => ({ paymentData: await googlePayload(shop, canaries.cardNumber, "PAN_ONLY") }),
    opening: ["paymentDataProviderCheck", "cardCheckEnrollment"],
  },
];
