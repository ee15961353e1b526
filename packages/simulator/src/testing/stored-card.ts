import { constants, publicEncrypt } from "node:crypto";
import type { WireObject } from "../ledger/wire.js";
import type { OfficeAnswer, OfficeClient } from "./office-client.js";

export const pan = "5100000000000800";
export const coBadged = "4300000000000900";

/** The fields that name the first card of the wallet that `addCardTo` fills. */
export const stored = { merchantWalletId: "W1", paymentMeanId: "1" };

/** Puts a card into the tests' wallet. */
export function addCardTo(office: OfficeClient, change: WireObject = {}): Promise<OfficeAnswer> {
  const { merchantWalletId } = stored;
  return office.call("addCard", { merchantWalletId, cardNumber: pan, cardExpiryDate: "203512", ...change });
}

/** Encrypts a field as a page would, by RSA-OAEP with SHA-256. */
export function encryptFor(publicKeyPem: string, text: string): string {
  const padding = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha256" };
  return publicEncrypt({ key: publicKeyPem, ...padding }, Buffer.from(text)).toString("base64");
}
