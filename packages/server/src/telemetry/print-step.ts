import type { PaymentStep } from "./payment-step.js";

/** Prints a step, for a server without `log`: what it says at its start would go unnoticed otherwise. */
export function printStep({ step, orderId, code, detail }: PaymentStep): void {
  const order = orderId === undefined ? "" : `order ${orderId}: `;
  console.info(`sips-kit ${step}: ${order}${[code, detail].filter(Boolean).join(": ")}`);
}

/** Prints a step only if it has failed: a function of the shop's own, or a call that the gateway has not answered. */
export function printFailure(step: PaymentStep): void {
  if (step.step.endsWith(" failed") || step.code?.startsWith("GATEWAY_")) printStep(step);
}
