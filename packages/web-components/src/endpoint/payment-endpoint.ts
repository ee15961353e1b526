import type { PaymentNext, PaymentSession, SessionRequest } from "@sips-kit/protocol/checkout";
import { EndpointError } from "./endpoint-error.js";
import { askForJson, longMs, shortMs } from "./ask-for-json.js";

/** Opens an attempt to pay an order; the server determines the amount. */
export async function openSession(
  endpoint: string,
  request: SessionRequest,
  signal: AbortSignal,
): Promise<PaymentSession> {
  const answer = await askForJson(`${endpoint}/sessions`, request, shortMs, signal);
  if (typeof answer["session"] !== "string") throw unreadable(endpoint);
  // The shop's own server, of the same release; each source checks what it needs.
  return answer as unknown as PaymentSession;
}

/**
 * Sends what the payment method needs, such as a card as token or ciphertexts. A repeated submission gets the payment's
 * current next step.
 */
export async function sendPayment(endpoint: string, body: object): Promise<PaymentNext> {
  const answer = await askForJson(`${endpoint}/payments`, body, longMs).catch((error: unknown) => {
    const isSent = error instanceof EndpointError && error.code === "PAYMENT_ALREADY_SENT";
    if (isSent) return { next: "result", url: error.problem["url"] };
    throw error;
  });
  if (typeof answer["url"] !== "string") throw unreadable(endpoint);
  // As above.
  return answer as unknown as PaymentNext;
}

function unreadable(endpoint: string): EndpointError {
  return new EndpointError("ELEMENTS_ENDPOINT_ANSWER", `No answer of sipsRouter from ${endpoint}.`);
}
