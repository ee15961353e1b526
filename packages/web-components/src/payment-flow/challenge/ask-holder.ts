import { enChallenge } from "../../locales/en-challenge.js";
import type { Locale } from "../../locales/locale.js";
import type { FlowElement } from "../flow.js";
import { SipsChallenge } from "./sips-challenge.js";

/**
 * Shows the bank's question in a dialog over the form. Gives the page to go to; for who has given up there is none, and
 * the form starts anew.
 */
export async function askHolder(
  element: FlowElement,
  url: string,
  strings: Locale,
): Promise<string | undefined> {
  const words = strings.challenge ?? enChallenge;
  if (!customElements.get("sips-challenge")) customElements.define("sips-challenge", SipsChallenge);
  const challenge = new SipsChallenge();
  challenge.words = words;
  element.renderRoot.append(challenge);
  try {
    const result = await challenge.ask(url);
    if (result === undefined) element.restart(strings.cancelled ?? words.cancelled);
    return result;
  } finally {
    challenge.remove();
  }
}
