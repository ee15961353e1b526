import { createHmac, timingSafeEqual } from "node:crypto";
import { isSecret } from "../domain/is-secret.js";
import type { WebhookType } from "../domain/webhook.js";

/** The header that carries the signature. */
export const webhookSignatureHeader = "sips-kit-signature";

/** An event, as a receiver reads it. */
export interface WebhookEvent {
  /** The same in every delivery of this event: store it, and ignore repeats. */
  readonly id: string;
  readonly type: WebhookType;
  /** ISO 8601. */
  readonly createdAt: string;
  /** For `payment.…` `{ payment }`, for `operation.…` `{ operation }`, as the merchant's routes show them. */
  readonly data: { readonly [name: string]: unknown };
}

/** What a receiver has: the body's exact bytes as text, the header, and its secrets. */
export interface ReceivedWebhook {
  /** The body as it came, before any parsing. */
  readonly body: string;
  /** The value of `webhookSignatureHeader`, as Node's `request.headers` has it. */
  readonly signature: string | readonly string[] | undefined;
  /**
   * Old and new secret side by side, while they are being exchanged. One of less than 32 characters verifies nothing.
   */
  readonly secrets: readonly string[];
  /** How old a signature may be, so that a recorded one cannot be sent again. Default: 300 s. */
  readonly toleranceSeconds?: number;
  /** Milliseconds since 1970. Default: this machine's clock. */
  readonly now?: number;
}

/**
 * Signs a body: `t=<seconds since 1970>,v1=<HMAC-SHA-256 of "t.body", hex>`, with one `v1` for each secret.
 *
 * @param secrets the current one, and during an exchange the one before
 */
export function signWebhook(body: string, secrets: readonly string[], nowMs: number): string {
  const seconds = String(Math.floor(nowMs / 1_000));
  return [`t=${seconds}`, ...secrets.map((secret) => `v1=${macOf(body, secret, seconds)}`)].join(",");
}

/**
 * Verifies a webhook and reads its event; undefined when its signature fits none of the secrets, or its time is out of
 * tolerance. For receivers.
 *
 * @example
 * const event = readWebhook({ body, signature: request.headers[webhookSignatureHeader], secrets });
 */
export function readWebhook(received: ReceivedWebhook): WebhookEvent | undefined {
  const { body, signature = "", secrets, toleranceSeconds = 300, now = Date.now() } = received;
  const parts = String(signature)
    .split(",")
    .map((part) => part.trim().split("="));
  const seconds = parts.find(([name]) => name === "t")?.[1] ?? "";
  // Written so that NaN, which is neither more nor less, counts as late.
  const isLate = !(Math.abs(now / 1_000 - Number(seconds)) <= toleranceSeconds);
  if (!/^\d{1,12}$/.test(seconds) || isLate) return undefined;
  const macs = parts.flatMap(([name, mac]) => (name === "v1" && mac !== undefined ? [mac] : []));
  // Anybody can sign with the empty secret that an environment variable without a value leaves.
  const isSigned = secrets.filter(isSecret).some((secret) => {
    const expected = macOf(body, secret, seconds);
    return macs.some((mac) => isSame(mac, expected));
  });
  // Written by this package, and sealed by the signature.
  return isSigned ? (JSON.parse(body) as WebhookEvent) : undefined;
}

function macOf(body: string, secret: string, seconds: string): string {
  return createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
