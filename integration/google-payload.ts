import { createGooglePayPayload, type GooglePayCard } from "@sips-kit/simulator";
import type { Shop } from "./shop.js";

/** What Google would give the page for a card. A payload is valid by the gateway's own time. */
export async function googlePayload(
  { simulator }: { readonly simulator: Pick<Shop["simulator"], "url"> },
  cardNumber: string,
  authMethod: GooglePayCard["authMethod"] = "CRYPTOGRAM_3DS",
): Promise<string> {
  const response = await fetch(`${simulator.url}/_control/clock`);
  // The control API's own answer.
  const { now } = (await response.json()) as { readonly now: string };
  const card = { cardNumber, cardExpiryDate: "203512", authMethod };
  return createGooglePayPayload(card, { now: Date.parse(now) });
}
