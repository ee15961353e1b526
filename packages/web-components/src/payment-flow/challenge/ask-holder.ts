import { enChallenge } from "../../locales/en-challenge.js";
import type { Locale } from "../../locales/locale.js";
import type { FlowElement } from "../flow-host.js";
import { SipsChallenge } from "./sips-challenge.js";

/**
 * Shows the challenge in a dialog over the form. Returns the page to go to; undefined when the cardholder has
 * cancelled, and the form starts over.
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
