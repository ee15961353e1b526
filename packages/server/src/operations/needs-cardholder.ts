import { softDeclineCode } from "../proof/retry-after-soft-decline.js";
import type { Operation } from "../domain/operation.js";

/** Whether a refused charge needs the cardholder: they must pay themselves, with an authentication. */
export function needsCardholder(
  { kind }: Operation,
  { acquirerResponseCode }: { readonly acquirerResponseCode?: string | undefined },
): { readonly mustAuthenticate?: true } {
  return kind === "charge" && acquirerResponseCode === softDeclineCode ? { mustAuthenticate: true } : {};
}
