import { within } from "../card-source/within.js";
import type { Locale } from "../locales/locale.js";
import type { FaultHost, ToldFault } from "./fault.js";

/** The messages are small: if they have not loaded by then, they will not load at all. */
const loadMs = 5_000;

/**
 * The message for a fault. Messages are loaded when one of them is needed, except those about the connection: when the
 * shop cannot be reached, nothing can be loaded from it.
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
