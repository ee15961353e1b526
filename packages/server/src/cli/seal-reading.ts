import type { JsonObject, JsonValue } from "@sips-kit/protocol";

/** One value that is sealed, and where it stands in the message. */
export interface SealedPart {
  readonly path: string;
  readonly value: string;
}

/** A way to read a message for its seal; what is left out is as it should be. */
export interface Reading {
  /** Orders the fields of one level; `undefined` leaves them as the message has them. */
  readonly order?: ((one: string, other: string) => number) | undefined;
  /** The fields of the top level that are not sealed. */
  readonly leftOut?: readonly string[];
  /** What a value is made into before it is sealed. */
  readonly spell?: (value: string, path: string) => string;
  /** What null is made into. */
  readonly nullAs?: string;
  /** The sub-fields of containers stand among the others, sorted with them. */
  readonly isFlat?: boolean;
}

export const asciiOrder = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** The values in the order in which they are sealed. */
export function sealedParts(body: JsonObject, reading: Reading = {}): readonly SealedPart[] {
  const { leftOut = ["keyVersion", "sealAlgorithm", "seal"] } = reading;
  const kept = Object.fromEntries(Object.entries(body).filter(([name]) => !leftOut.includes(name)));
  const order = "order" in reading ? reading.order : asciiOrder;
  const parts = partsOfFields(kept, { ...reading, order }, "");
  if (!reading.isFlat) return parts;
  const lastName = (path: string) => path.replace(/^.*\./, "");
  return [...parts].sort((one, other) => asciiOrder(lastName(one.path), lastName(other.path)));
}

function partsOfFields(fields: JsonObject, reading: Reading, prefix: string): readonly SealedPart[] {
  const names = Object.keys(fields);
  const ordered = reading.order ? names.sort(reading.order) : names;
  return ordered.flatMap((name) => partsOfValue(fields[name], reading, prefix + name));
}

function partsOfValue(value: JsonValue, reading: Reading, path: string): readonly SealedPart[] {
  if (value === null || value === undefined) {
    return reading.nullAs === undefined ? [] : [{ path, value: reading.nullAs }];
  }
  if (typeof value !== "object") {
    const text = String(value);
    return text === "" ? [] : [{ path, value: reading.spell?.(text, path) ?? text }];
  }
  // Array.isArray does not narrow readonly arrays; both casts say what the line has just shown.
  if (!Array.isArray(value)) return partsOfFields(value as JsonObject, reading, `${path}.`);
  return (value as readonly JsonValue[]).flatMap((element, index) =>
    partsOfValue(element, reading, `${path}[${index}]`),
  );
}
