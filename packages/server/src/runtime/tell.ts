import { ignoreRejection } from "./ignore-rejection.js";

/** Calls a listener of the shop, such as its log. What it throws, or its promise rejects with, affects nobody. */
export function tell<T>(listener: (told: T) => unknown, told: T): void {
  try {
    ignoreRejection(listener(told));
  } catch {
    // A failing listener must never fail a payment.
  }
}
