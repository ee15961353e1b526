import { enChallenge } from "../../locales/en-challenge.js";
import type { Locale } from "../../locales/locale.js";
import { SipsChallenge } from "./sips-challenge.js";

/** Where to go after the bank's question, or what to tell a holder who gave up. */
export type HolderAnswer = { url: string } | { cancelled: string };

/** Shows the bank's question in a dialog over the form. */
export async function askHolder(root: ParentNode, url: string, strings: Locale): Promise<HolderAnswer> {
  const words = strings.challenge ?? enChallenge;
  if (!customElements.get("sips-challenge")) customElements.define("sips-challenge", SipsChallenge);
  const challenge = new SipsChallenge();
  challenge.words = words;
  root.append(challenge);
  try {
    const result = await challenge.ask(url);
    return result === undefined ? { cancelled: words.cancelled } : { url: result };
  } finally {
    challenge.remove();
  }
}
