/** What the gateway takes as `merchantWalletId`. */
export const walletIdForm = /^\w{1,21}$/;

/** True for such an id. A shop in JavaScript may give anything, such as null. */
export function isWalletId(given: unknown): given is string {
  return typeof given === "string" && walletIdForm.test(given);
}
