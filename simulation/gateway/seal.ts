import { createHmac, createSecretKey } from "node:crypto";

/** A message of the gateway: texts, numbers, lists and containers by their names. */
export interface Message {
  readonly [name: string]: unknown;
}

export const secretKey = "simulation_KEY1";
const key = createSecretKey(secretKey, "utf8");
const unsealed = new Set(["keyVersion", "sealAlgorithm", "seal"]);

/**
 * The model's own seal, written from the rules of the guides and not shared with the code under test, so that one
 * mistake cannot pass on both sides: values without their names, sorted by name in ASCII order, containers unfolded
 * where their name stands, HMAC-SHA-256.
 */
export function sealOf(message: Message): string {
  return createHmac("sha256", key).update(textOf(message, true), "utf8").digest("hex");
}

/** The sealed message, as JSON. */
export function sealedText(message: Message): string {
  return JSON.stringify({ ...message, seal: sealOf(message) });
}

function textOf(value: unknown, isWhole = false): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value)) return value.map((one) => textOf(one)).join("");
  // Neither a list nor null, so a JSON object.
  const fields = value as Message;
  let text = "";
  for (const name of Object.keys(fields).sort()) {
    if (!isWhole || !unsealed.has(name)) text += textOf(fields[name]);
  }
  return text;
}
