import type { PaymentNext, PaymentSession, SessionRequest } from "@sips-kit/protocol/checkout";
import type { EndpointError } from "./endpoint-error.js";
import { askForJson, longMs, shortMs } from "./ask-for-json.js";

/** Opens an attempt to pay an order; the server determines the amount. */
export async function openSession(
  endpoint: string,
  request: SessionRequest,
  signal: AbortSignal,
): Promise<PaymentSession> {
  const answer = await askForJson(`${endpoint}/sessions`, request, shortMs, "session", signal);
  // The shop's own server, of the same release; each source checks what it needs.
  return answer as unknown as PaymentSession;
}

/**
 * Sends what the payment method needs, such as a card as token or ciphertexts. A repeated submission gets the payment's
 * current next step.
 */
export async function sendPayment(endpoint: string, body: object): Promise<PaymentNext> {
  const answer = await askForJson(`${endpoint}/payments`, body, longMs, "url").catch((error: unknown) => {
    // All that askForJson throws without a signal.
    const { code, problem } = error as EndpointError;
    if (code === "PAYMENT_ALREADY_SENT" && problem["url"]) return { next: "result", url: problem["url"] };
    throw error;
  });
  // As above.
  return answer as unknown as PaymentNext;
}
