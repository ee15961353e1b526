import type { PaymentStep } from "./payment-step.js";

/** Prints a step, for a server without `log`: what it says at its start would go unnoticed otherwise. */
export function printStep({ step, orderId, code, detail }: PaymentStep): void {
  const order = orderId === undefined ? "" : `order ${orderId}: `;
  console.info(`sips-kit ${step}: ${order}${[code, detail].filter(Boolean).join(": ")}`);
}

/** Prints a step only if something has failed. */
export function printFailure(step: PaymentStep): void {
  if (isFailure(step)) printStep(step);
}

/** True for what the shop, the gateway or a receiver has failed to do, and for what somebody must look at. */
export function isFailure({ step, code }: PaymentStep): boolean {
  return failing.test(step) || code?.startsWith("GATEWAY_") === true;
}

const failing = / (failed|late|dead|contradicted|charged twice|not (checked|marked|put off))$/;
