import { defineElement } from "../define-element.js";
import type { Locale } from "../locales/locale.js";
import { SipsChallenge } from "./sips-challenge.js";

/** Shows the bank's question in a dialog; answers where to go then, or undefined when the holder gave up. */
export async function askHolder(root: ParentNode, url: string, strings: Locale): Promise<string | undefined> {
  const challenge = defineElement("sips-challenge", SipsChallenge);
  challenge.strings = strings;
  root.append(challenge);
  try {
    return await challenge.ask(url);
  } finally {
    challenge.remove();
  }
}
