import type { Attempt } from "../domain/attempt.js";
import type { Context } from "../context/context.js";
import { chargingOf } from "../context/method-context.js";
import { isUsableRedirection } from "./usable-redirection.js";

/** The address that opens a payment in the supplier's app; undefined when there is none that a page may link to. */
export function appLinkOf(
  { paymentMethods }: Pick<Context, "paymentMethods">,
  attempt: Attempt,
): string | undefined {
  const link = paymentMethods.find(attempt.paymentMethod)?.appLink?.(chargingOf(attempt).state);
  if (link === undefined || link.length > longestLink) return undefined;
  return isUsableRedirection(link) || opensApp(link) ? link : undefined;
}

/** Longer ones make a QR code that phones read badly. */
const longestLink = 1_000;
/** Schemes that a browser handles itself: they open no app, and some run code. */
const ownSchemes = /^(about|blob|data|file|filesystem|ftp|http|javascript|vbscript|view-source|ws|wss):/i;

/** True for an address of an app's own scheme. */
function opensApp(link: string): boolean {
  return /^[a-z][a-z0-9+.-]*:[\x21-\x7e]+$/i.test(link) && !ownSchemes.test(link);
}
