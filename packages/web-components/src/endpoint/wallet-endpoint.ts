import type { CseForPage, SavedCard } from "@sips-kit/protocol/checkout";
import { EndpointError } from "./endpoint-error.js";
import { askForJson, longMs, shortMs } from "./ask-for-json.js";

/** What the shop's server needs a card to be encrypted with. */
export async function readCseOfWallet(endpoint: string, signal: AbortSignal): Promise<CseForPage> {
  const { cse } = await askForJson(`${endpoint}/cards`, undefined, shortMs, "savedCards", signal);
  // The shop's own server, of the same release; cse refuses what it cannot use.
  if (cse) return cse as CseForPage;
  throw new EndpointError("PAYMENT_MODE_UNAVAILABLE", `${endpoint} takes no encrypted cards.`);
}

/** Saves a card in the buyer's wallet. */
export async function saveCard(endpoint: string, card: object): Promise<SavedCard> {
  const { savedCard } = await askForJson(`${endpoint}/cards`, card, longMs, "savedCard");
  // As above.
  return savedCard as SavedCard;
}
