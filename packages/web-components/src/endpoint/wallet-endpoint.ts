import type { CseForPage, SavedCard } from "@sips-kit/protocol/checkout";
import { EndpointError } from "./endpoint-error.js";
import { askForJson, longMs, shortMs } from "./ask-for-json.js";

/** What the shop's server needs a card to be encrypted with. */
export async function readCseOfWallet(endpoint: string, signal: AbortSignal): Promise<CseForPage> {
  const { cse } = await askForJson(`${endpoint}/cards`, undefined, shortMs, signal);
  // The shop's own server, of the same release; cse refuses what it cannot use.
  if (typeof cse === "object" && cse !== null) return cse as CseForPage;
  throw new EndpointError("PAYMENT_MODE_UNAVAILABLE", `${endpoint} takes no encrypted cards.`);
}

/** The URL for looking up the brands of a card to save. */
export function newCardBrandsUrl(endpoint: string): string {
  return `${endpoint}/cards/brands`;
}

/** Saves a card in the buyer's wallet. */
export async function saveCard(endpoint: string, card: object): Promise<SavedCard> {
  const { savedCard } = await askForJson(`${endpoint}/cards`, card, longMs);
  // The shop's own server, of the same release.
  return savedCard as SavedCard;
}
