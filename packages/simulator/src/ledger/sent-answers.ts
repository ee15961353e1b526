import type { WireObject } from "./wire.js";

/** An answer as the gateway made it, and its call. */
export interface SentAnswer {
  readonly method: string;
  readonly transactionReference: string;
  readonly body: WireObject;
}

/** The last answers, before any fault, which a fault may send to another call. */
export interface SentAnswers {
  record(answer: SentAnswer): void;
  /** The last answer to another call than this one; with `from`, of that method. */
  ofAnotherCall(call: Omit<SentAnswer, "body">, from: string | undefined): SentAnswer | undefined;
  /** An earlier answer to the same method: about the same reference if there was one, else the last. */
  ofSameMethod(call: Omit<SentAnswer, "body">): SentAnswer | undefined;
  reset(): void;
}

const kept = 100;

export function createSentAnswers(): SentAnswers {
  let answers: SentAnswer[] = [];
  return {
    record(answer) {
      answers.push(answer);
      if (answers.length >= 2 * kept) answers = answers.slice(-kept);
    },
    ofAnotherCall: ({ method, transactionReference }, from) =>
      answers.findLast((one) => {
        const isSameCall = one.method === method && one.transactionReference === transactionReference;
        return !isSameCall && (from === undefined || one.method === from);
      }),
    ofSameMethod({ method, transactionReference }) {
      const same = answers.filter((one) => one.method === method);
      return same.findLast((one) => one.transactionReference === transactionReference) ?? same.at(-1);
    },
    reset() {
      answers = [];
    },
  };
}
