/** How an answer can go wrong on its way: what `POST /_control/faults` takes as `fault`. */
export const faultNames = [
  "no-answer",
  "half-body-silence",
  "half-body-cut",
  "reset",
  "http-500",
  "cut-json",
  "html-200",
  "wrong-seal",
  "no-seal",
  "other-reference",
  "slow-drip",
  "giant-body",
] as const;

/** One of the ways in which an answer can go wrong on its way. */
export type FaultName = (typeof faultNames)[number];

/**
 * How an answer can say something else, in order and under a right seal: `POST /_control/faults` takes these as well,
 * each with options of its own.
 */
export const answerFaultNames = [
  "foreign-echo",
  "missing-echo",
  "swapped-answer",
  "stale-answer",
  "forced-code",
] as const;

/** One of the ways in which an answer can say something else. */
export type AnswerFaultName = (typeof answerFaultNames)[number];

/** A fault that waits for its calls. */
export interface ArmedFault extends FaultOptions {
  /** A method's name, or "*" for any. */
  readonly method: string;
  readonly fault: FaultName | AnswerFaultName;
  /** Before: the call has no effect. After: it has, and only its answer is spoilt. */
  readonly when: "before" | "after";
  /** How many calls it still spoils. */
  readonly times: number;
}

/** What some faults are told beside their name. */
export interface FaultOptions {
  /** `foreign-echo`, `missing-echo`: the field of the answer; `transactionReference` when absent. */
  readonly field?: string;
  /** `foreign-echo`: what the field holds instead; something else than it should when absent. */
  readonly value?: string | number;
  /** `swapped-answer`: the method whose last answer is given; the last answer to any other call when absent. */
  readonly from?: string;
  /** `forced-code`: the code that is all of the answer; 99 when absent. */
  readonly code?: string;
  /** `forced-code`: whether that answer is sealed; it is when absent. */
  readonly sealed?: boolean;
}

/** Faults by order of arming; each call meets the first one that fits. */
export interface Faults {
  arm(fault: ArmedFault): void;
  /** The fault that this call meets, now used up by one. */
  take(method: string): ArmedFault | undefined;
  armed(): readonly ArmedFault[];
  disarm(): void;
}

export function createFaults(): Faults {
  let faults: { fault: ArmedFault; left: number }[] = [];
  return {
    arm(fault) {
      faults.push({ fault, left: fault.times });
    },
    take(method) {
      if (faults.length === 0) return undefined;
      const met = faults.find(({ fault }) => fault.method === "*" || fault.method === method);
      if (!met) return undefined;
      met.left -= 1;
      if (met.left === 0) faults = faults.filter((one) => one !== met);
      return met.fault;
    },
    armed: () => faults.map(({ fault, left }) => ({ ...fault, times: left })),
    disarm() {
      faults = [];
    },
  };
}

/** Tells a fault of the line, by which an answer travels wrongly, from one of the answer itself. */
export function isLineFault(name: FaultName | AnswerFaultName): name is FaultName {
  return faultNames.some((one) => one === name);
}
