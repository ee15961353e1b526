/** Delivery faults of an answer: values of `fault` in `POST /_control/faults`. */
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

/** A delivery fault. */
export type FaultName = (typeof faultNames)[number];

/**
 * Content faults: well-formed answers with a valid seal and wrong content. `POST /_control/faults` takes these as well,
 * each with its own options.
 */
export const answerFaultNames = [
  "foreign-echo",
  "missing-echo",
  "swapped-answer",
  "stale-answer",
  "forced-code",
] as const;

/** A content fault. */
export type AnswerFaultName = (typeof answerFaultNames)[number];

/** A fault that is armed for the next calls. */
export interface ArmedFault extends FaultOptions {
  /** A method's name, or "*" for any. */
  readonly method: string;
  readonly fault: FaultName | AnswerFaultName;
  /** Before: the call has no effect. After: it has, and only its answer is affected. */
  readonly when: "before" | "after";
  /** How many more calls it affects. */
  readonly times: number;
}

/** The options of some faults. */
export interface FaultOptions {
  /** `foreign-echo`, `missing-echo`: the field of the answer. Default: `transactionReference`. */
  readonly field?: string;
  /** `foreign-echo`: the field's wrong value. Default: some other value. */
  readonly value?: string | number;
  /** `swapped-answer`: the method whose last answer is given. Default: the last answer to any other call. */
  readonly from?: string;
  /** `forced-code`: the code that is the whole answer. Default: 99. */
  readonly code?: string;
  /** `forced-code`: whether that answer is sealed. Default: true. */
  readonly sealed?: boolean;
}

/** Faults in the order of arming; each call gets the first one that matches. */
export interface Faults {
  arm(fault: ArmedFault): void;
  /** The fault for this call, whose count is reduced by one. */
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

/** True for a delivery fault, as opposed to a content fault. */
export function isDeliveryFault(name: FaultName | AnswerFaultName): name is FaultName {
  return faultNames.some((one) => one === name);
}
