import { ignoreRejection } from "./ignore-rejection.js";

/** Calls a listener of the shop, such as its log. Errors and rejections of the listener are ignored. */
export function callListener<T>(listener: (told: T) => unknown, told: T): void {
  try {
    ignoreRejection(listener(told));
  } catch {
    // A failing listener must never fail a payment.
  }
}
