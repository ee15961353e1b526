import { createCipheriv, publicEncrypt, randomBytes as nodeRandomBytes, constants } from "node:crypto";
import { loadCseKey } from "./cse-key.js";

/** What a payload of the simulated Google Pay says; the names are those of Google's own decrypted payload. */
export interface GooglePayCard {
  /** A card of `scenarioCards`. */
  readonly cardNumber: string;
  /** YYYYMM */
  readonly cardExpiryDate: string;
  /** PAN_ONLY: a card on file, to be authenticated by 3-D Secure. CRYPTOGRAM_3DS: authenticated by the device. */
  readonly authMethod: "PAN_ONLY" | "CRYPTOGRAM_3DS";
}

/** How long a payload may be used, once. */
export const googlePayLifeMs = 15 * 60_000;

/**
 * Makes the `paymentData` of paymentDataProviderCheck for a card, as Google would for the gateway: a compact JWE
 * (RSA-OAEP-256, A256GCM) for the simulator's published test key. Google's real envelope (ECv2) needs Google's keys.
 *
 * @example
 * const paymentData = createGooglePayPayload({
 *   cardNumber: "5100000000000800",
 *   cardExpiryDate: "203512",
 *   authMethod: "CRYPTOGRAM_3DS",
 * });
 * await gateway.paymentDataProviderCheck({ paymentMeanDataProvider: "GOOGLEPAY", paymentData });
 */
export function createGooglePayPayload(
  { cardNumber, cardExpiryDate, authMethod }: GooglePayCard,
  {
    now = Date.now(),
    randomBytes = nodeRandomBytes,
  }: { readonly now?: number; readonly randomBytes?: (count: number) => Buffer } = {},
): string {
  const content = {
    messageId: randomBytes(16).toString("base64url"),
    messageExpiration: String(now + googlePayLifeMs),
    paymentMethod: "CARD",
    paymentMethodDetails: {
      pan: cardNumber,
      expirationYear: Number(cardExpiryDate.slice(0, 4)),
      expirationMonth: Number(cardExpiryDate.slice(4)),
      authMethod,
      ...(authMethod === "CRYPTOGRAM_3DS"
        ? { cryptogram: randomBytes(20).toString("base64"), eciIndicator: "05" }
        : {}),
    },
  };
  return encrypt(JSON.stringify({ paymentData: JSON.stringify(content) }), randomBytes);
}

function encrypt(text: string, randomBytes: (count: number) => Buffer): string {
  const { publicKeyPem, keyId } = loadCseKey();
  const header = encode(JSON.stringify({ alg: "RSA-OAEP-256", enc: "A256GCM", kid: keyId }));
  const [contentKey, iv] = [randomBytes(32), randomBytes(12)];
  const cipher = createCipheriv("aes-256-gcm", contentKey, iv);
  cipher.setAAD(Buffer.from(header, "ascii"));
  const encrypted = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  const encryptedKey = publicEncrypt(
    { key: publicKeyPem, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha256" },
    contentKey,
  );
  return [header, encode(encryptedKey), encode(iv), encode(encrypted), encode(cipher.getAuthTag())].join(".");
}

function encode(bytes: Buffer | string): string {
  return Buffer.from(bytes).toString("base64url");
}
