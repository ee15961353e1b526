import { faultSentence } from "../locales/fault-sentence.js";
import type { Locale } from "../locales/locale.js";
import type { FaultHost, ToldFault } from "./fault.js";

/** Loaded with the first fault: most pages never have one. */
export async function toldFault(
  words: Locale,
  code: string,
  error: unknown,
  host: FaultHost | undefined,
): Promise<ToldFault> {
  // Only an EndpointError has one. Importing its class here would make bundlers split the elements' chunk.
  const { problem = {} } = Object(error) as { problem?: { readonly [name: string]: unknown } };
  const sentence = await faultSentence(words, code, problem);
  const url = typeof problem["url"] === "string" ? problem["url"] : undefined;
  const mayPayAgain = problem["payAgain"] === true;
  if (!host || (url === undefined && !mayPayAgain)) return { sentence };
  const { tellEarlierPayment } = await import("./earlier-payment/tell-earlier-payment.js");
  return tellEarlierPayment(words, { url, mayPayAgain, sentence }, host);
}
