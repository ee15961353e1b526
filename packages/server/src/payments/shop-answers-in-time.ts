import type { Timers } from "../runtime/timers.js";

// A buyer is waiting, and browsers and proxies time out after about a minute.
const patienceMs = 15_000;

/**
 * A function of the shop that a buyer waits for, with a deadline: without one, a database that is stuck would keep every
 * page waiting, and nothing would be logged. A late answer is ignored.
 *
 * @param name what the error calls the function
 */
export function shopAnswersInTime<Arguments extends readonly unknown[], Answer>(
  { after }: Pick<Timers, "after">,
  name: string,
  ask: (...given: Arguments) => Promise<Answer> | Answer,
): (...given: Arguments) => Promise<Answer> {
  return (...given) =>
    new Promise((resolve, reject) => {
      const callOff = after(patienceMs, () =>
        reject(new Error(`${name} has not answered within ${patienceMs / 1000} s.`)),
      );
      // Called inside of a promise, so that what it throws is a rejection.
      void new Promise<Answer>((answer) => answer(ask(...given))).then(resolve, reject).finally(callOff);
    });
}
