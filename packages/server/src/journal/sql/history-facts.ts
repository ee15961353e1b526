import type { Attempt, AttemptFacts } from "../../domain/attempt.js";
import type { LimitName } from "../../domain/limit-name.js";
import { authenticationCodes, factCodes, frequentValues, limitCodes, passingFacts } from "./history-codes.js";

/** Facts in a line of a history, by their codes. */
export type Coded = { readonly [code: string]: unknown };

/** What the values of facts are short for: `at` is the time of the line. */
type Line = Pick<Attempt, "orderId"> & { readonly at: number };

/**
 * The facts that differ, without the passing ones, as they are stored: null for those that were deleted, and of a list of
 * limit keys that grew only the new ones.
 */
export function coded(before: AttemptFacts, after: AttemptFacts, line: Line): Coded {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof AttemptFacts>;
  const changed = [...names].filter(
    (name) => !isPassing(name) && JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  return Object.fromEntries(
    changed.map((name) => {
      const added = name === "limitKeys" ? addedKeys(before, after) : undefined;
      // A fact of another version has no code here.
      const code = name in factCodes ? factCodes[name as keyof typeof factCodes] : name;
      return added ? [addedKeysCode, added.map(codedKey)] : [code, codedValue(name, after[name], line)];
    }),
  );
}

/** Adds the facts of a line to those of older lines. */
export function addCoded(facts: Record<string, unknown>, line: Coded, at: Line): void {
  for (const [code, value] of Object.entries(line)) {
    const name = nameOfCode.get(code) ?? code;
    if (value === null) delete facts[name];
    // Written by `coded`.
    else if (code === addedKeysCode)
      facts["limitKeys"] = [...((facts["limitKeys"] ?? []) as string[]), ...(value as string[]).map(keyOf)];
    else facts[name] = valueOf(name, value, at);
  }
}

const isPassing = (name: string) => (passingFacts as readonly string[]).includes(name);
const nameOfCode = new Map<string, string>(Object.entries(factCodes).map(([name, code]) => [code, name]));

/** True stands for what is usual: the attempt's own order id was sent, at the time of the line. */
function codedValue(name: keyof AttemptFacts, value: unknown, { orderId, at }: Line): unknown {
  if (value === undefined) return null;
  if (name === "sentOrderId" && value === orderId) return true;
  if (name === "orderedAt" && value === at) return true;
  // The types of these facts.
  if (name === "limitKeys") return (value as string[]).map(codedKey);
  if (name === "authentication")
    return authenticationCodes[value as keyof typeof authenticationCodes] ?? value;
  if (name === "maskedPan") return digitsOf(value as string) ?? value;
  const place = frequentValues[name]?.indexOf(value as string) ?? -1;
  return place < 0 ? value : place;
}

function valueOf(name: string, value: unknown, { orderId, at }: Line): unknown {
  if (name === "sentOrderId" && value === true) return orderId;
  if (name === "orderedAt" && value === true) return at;
  // Written by codedValue.
  if (name === "limitKeys") return (value as string[]).map(keyOf);
  if (name === "authentication") return authenticationOfCode.get(value as string) ?? value;
  if (name === "maskedPan" && typeof value === "number") return maskedPanOf(value);
  // A fact with frequent values is a text, unless it is one of them.
  return typeof value === "number" ? (frequentValues[name as keyof AttemptFacts]?.[value] ?? value) : value;
}

const authenticationOfCode = new Map<string, string>(
  Object.entries(authenticationCodes).map(([name, code]) => [code, name]),
);

/** The six visible digits of a number that is masked as the gateway usually does; undefined for another text. */
function digitsOf(maskedPan: string): number | undefined {
  const digits = /^([1-9]\d{3})#{10}(\d\d)$/.exec(maskedPan);
  return digits ? Number(`${digits[1]}${digits[2]}`) : undefined;
}

function maskedPanOf(digits: number): string {
  const visible = String(digits);
  return `${visible.slice(0, 4)}${"#".repeat(10)}${visible.slice(4)}`;
}

/** The limit keys that were added to the known ones; undefined when some of those are gone. */
function addedKeys({ limitKeys: known = [] }: AttemptFacts, { limitKeys = [] }: AttemptFacts) {
  const isLonger = known.length > 0 && known.every((key, index) => key === limitKeys[index]);
  return isLonger ? limitKeys.slice(known.length) : undefined;
}

/** The facts' code for added limit keys. */
export const addedKeysCode = "ka";
const limitOfCode = new Map<string, string>(Object.entries(limitCodes).map(([name, code]) => [code, name]));

/** A limit key with a code for the limit's name; any other text after a colon. */
function codedKey(key: string): string {
  const [name = ""] = key.split(":", 1);
  const isLimit = key.length > name.length && Object.hasOwn(limitCodes, name);
  // A name of the table.
  return isLimit ? limitCodes[name as LimitName] + key.slice(name.length + 1) : `:${key}`;
}

function keyOf(key: string): string {
  return key.startsWith(":") ? key.slice(1) : `${limitOfCode.get(key.slice(0, 2)) ?? ""}:${key.slice(2)}`;
}
