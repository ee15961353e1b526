/**
 * Calls a listener of the shop, such as its log. What it throws, or its promise rejects with, affects nobody: a rejection
 * that nobody handles would end the process.
 */
export function tell<T>(listener: (told: T) => unknown, told: T): void {
  try {
    const ended = listener(told);
    if (ended instanceof Promise) ended.catch(() => {});
  } catch {
    // A failing listener must never fail a payment.
  }
}
