/** Takes what is due. A due time more than a day ahead is the mistake of some clock, and is due at once. */
export interface Lease {
  readonly now: number;
  readonly leaseMs: number;
  readonly limit: number;
}
