/** True for a secret long enough to sign with. False as well for what an environment variable that is not set leaves. */
export function isSecret(value: unknown): value is string {
  return typeof value === "string" && value.length >= 32;
}
