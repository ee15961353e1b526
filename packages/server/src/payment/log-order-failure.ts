import { maskCardNumbers } from "../gateway/redact.js";
import type { Desk } from "./settings.js";

/** Tells the log that `resolveOrder` has thrown, with its own words. */
export function logOrderFailure(
  desk: Pick<Desk, "log">,
  error: unknown,
  of: { readonly orderId: string; readonly reference?: string },
): void {
  const isError = error instanceof Error;
  desk.log({
    step: "resolveOrder failed",
    ...of,
    code: isError ? error.name : typeof error,
    ...(isError && { detail: maskCardNumbers(error.message) }),
  });
}
