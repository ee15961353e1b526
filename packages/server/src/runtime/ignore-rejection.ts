/**
 * Drops a value that a function of the shop should not have returned. If it is a promise that rejects, a rejection that
 * nobody handles would end the process.
 */
export function ignoreRejection(returned: unknown): void {
  if (returned instanceof Promise) returned.catch(() => {});
}
