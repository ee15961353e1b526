/** A value as JSON inside a script: "<" must not be able to end it. */
export function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}
