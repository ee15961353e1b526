import { codes, meaningOf, methods, type CodeList, type MethodName } from "@sips-kit/protocol";
import type { Exchange } from "../ledger/exchanges.js";

/** The code of an exchange's answer, in its method's own result field. */
export function codeOf({ method, answer }: Exchange): string {
  const code = answer[resultFieldOf(method)] ?? answer["responseCode"];
  return typeof code === "string" ? code : "none";
}

/** What an answer's codes mean. */
export function meaningOfCodes(exchange: Exchange): string {
  const { answer } = exchange;
  const code = codeOf(exchange);
  const parts = [meaningOf(listOf(exchange.method), code)];
  const acquirerCode = answer["acquirerResponseCode"];
  if (code !== "00" && typeof acquirerCode === "string") {
    parts.push(`The issuer says ${acquirerCode}: ${meaningOf(codes.acquirerResponseCode, acquirerCode)}`);
  }
  if (typeof answer["errorFieldName"] === "string")
    parts.push(`Field at fault: ${answer["errorFieldName"]}.`);
  return parts.join(" ");
}

/** The field of a method's answer that carries its result. */
export function resultFieldOf(method: MethodName): string {
  return methods[method].resultField;
}

/** The list that a method's result field takes its codes from. */
function listOf(method: MethodName): CodeList {
  const field = resultFieldOf(method);
  return Object.hasOwn(codes, field) ? codes[field as keyof typeof codes] : codes.responseCode;
}
