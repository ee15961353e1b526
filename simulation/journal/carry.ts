/**
 * Carries one transaction to the database and its answer back: with latency, faults, and the process that may die
 * between the two. `name` says what is done, `subject` on what.
 */
export type Carry = <T>(name: string, subject: string, transaction: () => T) => Promise<T>;
