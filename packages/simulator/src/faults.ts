/** The ways in which an answer can go wrong: what `POST /_control/faults` takes as `fault`. */
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

/** One of the ways in which an answer can go wrong. */
export type FaultName = (typeof faultNames)[number];

/** A fault that waits for its calls. */
export interface ArmedFault {
  /** A method's name, or "*" for any. */
  readonly method: string;
  readonly fault: FaultName;
  /** Before: the call has no effect. After: it has, and only its answer is spoilt. */
  readonly when: "before" | "after";
  /** How many calls it still spoils. */
  readonly times: number;
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
