import { codes, meaningOf, methods, type CodeList } from "@sips-kit/protocol";
import type { Exchange } from "../ledger/exchanges.js";

/** The code of an exchange's answer, in its method's own result field. */
export function codeOf({ method, answer }: Exchange): string {
  const code = answer[resultFieldOf(method)] ?? answer["responseCode"];
  return typeof code === "string" ? code : "none";
}

/** Says in words why a call was answered as it was. */
export function whyOf(exchange: Exchange): string {
  const { answer, delivery } = exchange;
  const code = codeOf(exchange);
  const parts = [meaningOf(listOf(exchange.method), code)];
  const acquirerCode = answer["acquirerResponseCode"];
  if (code !== "00" && typeof acquirerCode === "string") {
    parts.push(`The issuer says ${acquirerCode}: ${meaningOf(codes.acquirerResponseCode, acquirerCode)}`);
  }
  if (typeof answer["errorFieldName"] === "string")
    parts.push(`Field at fault: ${answer["errorFieldName"]}.`);
  if (code === "34" && typeof answer["errorFieldName"] !== "string") {
    parts.push("Compare your sealed text with what the command line's `sips seal FILE --verify` prints.");
  }
  if (delivery !== undefined) parts.push(`The answer did not travel as it is: ${delivery}.`);
  return parts.join(" ");
}

function resultFieldOf(method: string): string {
  return method in methods ? methods[method as keyof typeof methods].resultField : "responseCode";
}

/** The list that a method's result field takes its codes from. */
function listOf(method: string): CodeList {
  const field = resultFieldOf(method);
  return Object.hasOwn(codes, field) ? codes[field as keyof typeof codes] : codes.responseCode;
}
