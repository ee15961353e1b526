/** Times as the control API shows them. */
export function isoTime(timeMs: number): string {
  return new Date(timeMs).toISOString();
}
