/**
 * How the journal identifies what belongs to an order in instalments. The schedule locks a reference of its own: the
 * merchant may refund or cancel the first payment while the others are due.
 */
export const instalmentSeries = {
  /** The idempotency key of the schedule: a payment has one. */
  keyOf: (reference: string) => `instalments:${reference}`,
  referenceOf: (reference: string) => `PLAN${reference}`,
  /** The first payment of such a schedule. */
  paymentOf: (scheduleReference: string) => scheduleReference.slice("PLAN".length),
  /**
   * The idempotency key under which an instalment is charged, or cancelled: the process that opens it first decides, so
   * that an instalment is never charged twice, nor after it was cancelled.
   *
   * @param number which instalment, from 2
   * @param turn which charge of it, from 1: after a refusal there is another one
   */
  turnKeyOf: (reference: string, number: number, turn: number) =>
    `${instalmentSeries.turnsOf(reference)}:${number}:${turn}`,
  /** The payment to which a charge of an instalment belongs, by its idempotency key; undefined for other keys. */
  firstOf: (idempotencyKey: string) => /^instalment:(.+):\d+:\d+$/.exec(idempotencyKey)?.[1],
  /** How these keys begin. */
  turnsOf: (reference: string) => `instalment:${reference}`,
  /** What the end of an instalment locks, so that it waits for nothing. */
  endReferenceOf: (reference: string, number: number) => `STOP${number}X${reference}`,
};
