import { maskCardNumbers } from "../gateway/redact.js";
import type { Context } from "./context.js";

/** Logs that `resolveOrder` has thrown, with its own message. */
export function logOrderFailure(
  context: Pick<Context, "log">,
  error: unknown,
  of: { readonly orderId: string; readonly reference?: string },
): void {
  const isError = error instanceof Error;
  context.log({
    step: "resolveOrder failed",
    ...of,
    code: isError ? error.name : typeof error,
    ...(isError && { detail: maskCardNumbers(error.message) }),
  });
}
