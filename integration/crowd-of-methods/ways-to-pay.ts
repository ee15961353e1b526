import { encryptCard, type CseKey } from "@sips-kit/cse";
import { googlePayload } from "../google-payload.js";
import { rotterdam } from "../ideal-scene.js";
import { ibans } from "../sepa-scene.js";
import type { SeededRandom } from "../history/seeded-random.js";
import type { Crowd } from "./crowd.js";

/** How buyers pay: what the page asks a session for, and what it sends. */
export interface WayToPay {
  readonly name: string;
  readonly asked: object;
  /** The way that a buyer takes first, to have something saved. */
  readonly after?: string;
  input(crowd: Crowd, random: SeededRandom, session: Record<string, unknown>): Promise<object>;
}

/** The cards of the crowd: frictionless, challenged, refused, not enrolled, held for review. */
export const cards = [
  "5100000100000700",
  "5100000100000700",
  "5100000000000800",
  "5100000100000205",
  "5100000000000305",
  "5100000200000600",
  "5100000500000300",
] as const;

/** The security code of all of them. */
export const securityCode = "8357";

const nothing = async () => ({});
const holder = "Camille Martin";

/** All payment methods of the kit, and each way in which a card is given. */
export const waysToPay: readonly WayToPay[] = [
  {
    name: "card in the gateway's fields",
    asked: { mode: "hosted" },
    async input({ frames }, random) {
      const card = {
        cardNumber: random.oneOf(cards),
        cardExpiryDate: "203012",
        cardCSCValue: securityCode,
      };
      const token = await frames.paymentTokenGenerate(card);
      if (token.kind !== "accepted") throw new Error(`no token: ${token.kind}`);
      return { paymentToken: token.answer.paymentToken, ...(!random.isOnceIn(3) && { saveCard: true }) };
    },
  },
  {
    name: "card encrypted in the page",
    asked: { mode: "cse" },
    async input(_crowd, random, { cse }) {
      const card = { cardNumber: random.oneOf(cards), cardCSCValue: securityCode };
      // The key as the session gives it to the page.
      const encrypted = await encryptCard(card, cse as CseKey);
      return { ...encrypted, cardExpiryDate: "203012", ...(!random.isOnceIn(3) && { saveCard: true }) };
    },
  },
  {
    name: "saved card",
    asked: { mode: "wallet" },
    after: "card in the gateway's fields",
    input: async () => ({ paymentMeanId: "1" }),
  },
  { name: "PayPal", asked: { paymentMethod: "paypal" }, input: nothing },
  { name: "iDEAL", asked: { paymentMethod: "ideal" }, input: async () => rotterdam },
  { name: "Sofort", asked: { paymentMethod: "sofort" }, input: nothing },
  { name: "Bancontact Mobile", asked: { paymentMethod: "bancontact-mobile" }, input: nothing },
  { name: "issuer wallet", asked: { paymentMethod: "issuer-wallet" }, input: nothing },
  {
    name: "Google Pay",
    asked: { paymentMethod: "google-pay" },
    input: async ({ shop }, random) => ({
      paymentData: await googlePayload(
        shop,
        random.oneOf(cards),
        random.oneOf(["CRYPTOGRAM_3DS", "PAN_ONLY"] as const),
      ),
    }),
  },
  {
    name: "new mandate",
    asked: { paymentMethod: "sepa-direct-debit" },
    input: async (_crowd, random) => ({
      iban: random.oneOf([ibans.good, ibans.good, ibans.refused]),
      holder,
      ...(!random.isOnceIn(3) && { saveMandate: true }),
    }),
  },
  {
    name: "saved mandate",
    asked: { paymentMethod: "sepa-direct-debit" },
    after: "new mandate",
    input: async () => ({ paymentMeanId: "1" }),
  },
  {
    name: "ELV",
    asked: { paymentMethod: "elv" },
    input: async () => ({ customerAccount: ibans.german, holder }),
  },
];
