import { createCard } from "./gateway/cards.js";
import { createRandom } from "./random.js";
import type { Component, Purchase } from "./shop/purchase.js";

const components: readonly Component[] = [
  "buyer",
  "merchant",
  "staff",
  "callback",
  "gateway",
  "network",
  "shop",
];

/** The orders of a run, each with its buyer and the cards they have. */
export function createPurchaseList(seed: number, count: number): readonly Purchase[] {
  return Array.from({ length: count }, (_, index) => createPurchase(seed, index));
}

function createPurchase(seed: number, index: number): Purchase {
  const random = createRandom(seed, `purchase ${index}`);
  const streams = components.map((name) => [name, createRandom(seed, `${name} ${index}`)] as const);
  const mode = random.pick(["hosted", "hosted", "hosted", "cse", "wallet"] as const);
  const paymentMethod = paymentMethodOf(createRandom(seed, `payment method ${index}`).unit());
  const savesCard = mode !== "wallet" && createRandom(seed, `saves card ${index}`).chance(0.2);
  const signsFirst =
    paymentMethod === "sepa-direct-debit" && createRandom(seed, `signs first ${index}`).chance(0.4);
  const hasWallet = signsFirst || mode === "wallet" || savesCard || paymentMethod === "issuer-wallet";
  return {
    index,
    orderId: `O${index}`,
    paymentMethod,
    mode,
    captureMode: random.chance(0.1) ? "VALIDATION" : "AUTHOR_CAPTURE",
    walletId: hasWallet ? `W${index}` : undefined,
    savesCard,
    signsFirst,
    savedMandate: undefined,
    isAuthenticatedElsewhere: false,
    card: createCard(index * 2, random),
    spareCard: createCard(index * 2 + 1, random, random.chance(0.5) ? "good" : "frictionless"),
    address: `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`,
    versions: [{ from: 0, amountMinor: random.between(100, 100_000), currencyCode: "978", isOpen: true }],
    references: new Set(),
    touchedBy: new Set(),
    hasInsisted: false,
    // Each name of Component is in the list.
    random: Object.fromEntries(streams) as Purchase["random"],
  };
}

const shares: readonly (readonly [Purchase["paymentMethod"], number])[] = [
  ["ideal", 0.1],
  ["paypal", 0.08],
  ["sofort", 0.05],
  ["bancontact-mobile", 0.08],
  ["issuer-wallet", 0.05],
  ["sepa-direct-debit", 0.1],
  ["google-pay", 0.06],
  ["elv", 0.04],
];

/** Most buyers pay by card. */
function paymentMethodOf(unit: number): Purchase["paymentMethod"] {
  let rest = unit;
  for (const [paymentMethod, share] of shares) {
    rest -= share;
    if (rest < 0) return paymentMethod;
  }
  return "card";
}
