import { toBinary } from "./binary.js";

export function toBase64(bytes: Uint8Array): string {
  return btoa(toBinary(bytes));
}

/** Without padding, as JOSE has it. */
export function toBase64Url(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
