/**
 * Carries one transaction to the database and its answer back, with latency, faults, and a process that may crash in
 * between. `name` says what is done, `subject` on what.
 */
export type Carry = <T>(name: string, subject: string, transaction: () => T) => Promise<T>;
