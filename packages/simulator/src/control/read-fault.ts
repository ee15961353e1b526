import { methods } from "@sips-kit/protocol";
import { RouteError } from "../http/route-error.js";
import {
  answerFaultNames,
  faultNames,
  type AnswerFaultName,
  type ArmedFault,
  type FaultName,
  type FaultOptions,
} from "../world/faults.js";

/** Reads a fault as the control API and the console take it. Throws RouteError that names what is wrong with it. */
export function readFault(given: Readonly<Record<string, unknown>>): ArmedFault {
  const { method = "*", fault, when = "after", times = 1 } = given;
  if (method !== "*" && !isMethod(method)) throw bad(`method: a method's name, such as "cardOrder", or "*".`);
  if (!isFaultName(fault)) throw bad(`fault: one of ${[...faultNames, ...answerFaultNames].join(", ")}.`);
  if (when !== "before" && when !== "after") {
    throw bad(`when: "before" (no effect) or "after" (only the answer is corrupted).`);
  }
  if (typeof times !== "number" || !Number.isSafeInteger(times) || times < 1) {
    throw bad("times: a whole number from 1.");
  }
  return { method, fault, when, times, ...readOptions(fault, given) };
}

/** The options that each fault has. */
const optionsOf: { readonly [fault in AnswerFaultName]: readonly (keyof FaultOptions)[] } = {
  "foreign-echo": ["field", "value"],
  "missing-echo": ["field"],
  "swapped-answer": ["from"],
  "stale-answer": [],
  "forced-code": ["code", "sealed"],
};

const optionChecks: {
  readonly [option in keyof FaultOptions]-?: readonly [isRight: (value: unknown) => boolean, wanted: string];
} = {
  field: [
    (value) => typeof value === "string" && /^\w{1,64}$/.test(value),
    "the name of a field of the answer",
  ],
  value: [(value) => typeof value === "string" || typeof value === "number", "a text or a number"],
  from: [isMethod, `a method's name, such as "cardOrder"`],
  code: [(value) => typeof value === "string" && /^[0-9A-Z]{2}$/.test(value), "two digits or capitals"],
  sealed: [(value) => typeof value === "boolean", "true or false"],
};

function readOptions(
  fault: FaultName | AnswerFaultName,
  given: Readonly<Record<string, unknown>>,
): FaultOptions {
  // Names of the table are what its type says.
  const names = Object.keys(optionChecks) as (keyof FaultOptions)[];
  const wanted = names.filter((name) => given[name] !== undefined);
  for (const name of wanted) {
    const known: readonly string[] = Object.hasOwn(optionsOf, fault)
      ? optionsOf[fault as AnswerFaultName]
      : [];
    if (!known.includes(name)) throw bad(`${name}: not an option of ${fault}.`);
    const [isRight, form] = optionChecks[name];
    if (!isRight(given[name])) throw bad(`${name}: ${form}.`);
  }
  return Object.fromEntries(wanted.map((name) => [name, given[name]]));
}

function isMethod(value: unknown): value is string {
  return typeof value === "string" && Object.hasOwn(methods, value);
}

function isFaultName(value: unknown): value is FaultName | AnswerFaultName {
  return [...faultNames, ...answerFaultNames].some((name) => name === value);
}

function bad(message: string): RouteError {
  return new RouteError("BAD_FAULT", message);
}
