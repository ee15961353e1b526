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
  if (!host) return { sentence };
  // Who has just pressed the button may not see the top of the form; who has not is left where they read.
  const isPaying = host.element.getAttribute("state") === "busy";
  const told = await withAnswers(words, sentence, problem, host);
  return {
    ...told,
    shown() {
      told.shown?.();
      if (isPaying) host.element.renderRoot.querySelector("#notice")?.scrollIntoView({ block: "nearest" });
    },
  };
}

/** The message with the buyer's choices, when the server reports an earlier payment. */
async function withAnswers(
  words: Locale,
  sentence: string,
  problem: { readonly [name: string]: unknown },
  host: FaultHost,
): Promise<ToldFault> {
  const url = typeof problem["url"] === "string" ? problem["url"] : undefined;
  const mayPayAgain = problem["payAgain"] === true;
  if (url === undefined && !mayPayAgain) return { sentence };
  const { tellEarlierPayment } = await import("./earlier-payment/tell-earlier-payment.js");
  return tellEarlierPayment(words, { url, mayPayAgain, sentence }, host);
}
