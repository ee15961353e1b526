/** True for a secret long enough to sign with. False for the value of an environment variable that is not set. */
export function isSecret(value: unknown): value is string {
  return typeof value === "string" && value.length >= 32;
}
