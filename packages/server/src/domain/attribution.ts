/** Who requests something, and why. Stored in the journal, never sent to the gateway. */
export interface Attribution {
  /** For example the user who is logged in to the back office; up to 100 characters. Card numbers are masked. */
  readonly by?: string | undefined;
  /** Up to 200 characters. Card numbers are masked. */
  readonly reason?: string | undefined;
}
