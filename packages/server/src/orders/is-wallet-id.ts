/** True for what the gateway takes as `merchantWalletId`. A shop in JavaScript may give anything, such as null. */
export function isWalletId(given: unknown): given is string {
  return typeof given === "string" && /^\w{1,21}$/.test(given);
}
