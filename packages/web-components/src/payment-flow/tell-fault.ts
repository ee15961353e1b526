import { within } from "../card-source/within.js";
import type { Locale } from "../locales/locale.js";
import type { FaultHost, ToldFault } from "./fault.js";

/** The sentences are small: a line that has not brought them by then will not bring them at all. */
const loadMs = 5_000;

/**
 * What the buyer is told. The sentences are loaded when one of them is needed, but those about the line are at hand:
 * when the shop cannot be reached, nothing can be loaded from it.
 */
export async function tellFault(
  words: Locale,
  code: string,
  error?: unknown,
  host?: FaultHost,
): Promise<ToldFault> {
  if (/OFFLINE/.test(code)) return { sentence: words.offline };
  if (/_ENDPOINT_(UNREACHABLE|TIMEOUT)/.test(code)) return { sentence: words.unreachable };
  try {
    const module = await within(loadMs, import("./told-fault.js"), new Error());
    return await module.toldFault(words, code, error, host);
  } catch {
    return { sentence: words.failed };
  }
}
