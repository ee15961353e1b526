/** Leases what is due. A due time more than a day ahead was written by a wrong clock, and counts as due at once. */
export interface Lease {
  readonly now: number;
  readonly leaseMs: number;
  readonly limit: number;
}
