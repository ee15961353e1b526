import type { AttemptState } from "@sips-kit/server";
import type { Shop } from "./shop.js";

/** A payment as a crashed server leaves it in the journal. */
export async function inJournal(
  shop: Shop,
  reference: string,
  states: readonly AttemptState[],
): Promise<void> {
  const at = Date.now();
  const more = {
    orderId: "4711",
    paymentMethod: "card",
    mode: "hosted",
    amountMinor: 2490,
    currencyCode: "978",
  } as const;
  await shop.journal.open({ reference, ...more, createdAt: at, expiresAt: at + 900_000, checkAt: at });
  for (const to of states) await shop.journal.move(reference, { to, at, what: `to ${to}`, checkAt: at });
}
