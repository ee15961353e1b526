import type { JsonObject, JsonValue } from "@sips-kit/protocol";

/** One sealed value, and its path in the message. */
export interface SealedPart {
  readonly path: string;
  readonly value: string;
}

/** A way to build the sealed text from a message; omitted settings are the correct ones. */
export interface Reading {
  /** Orders the fields of one level; `undefined` keeps the message's order. */
  readonly order?: ((one: string, other: string) => number) | undefined;
  /** The fields of the top level that are not sealed. */
  readonly leftOut?: readonly string[];
  /** Transforms a value before it is sealed. */
  readonly spell?: (value: string, path: string) => string;
  /** How null is sealed. */
  readonly nullAs?: string;
  /** Sorts the sub-fields of containers among all other fields. */
  readonly isFlat?: boolean;
}

const asciiOrder = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

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
  // Array.isArray does not narrow readonly arrays; both casts repeat what the line has just checked.
  if (!Array.isArray(value)) return partsOfFields(value as JsonObject, reading, `${path}.`);
  return (value as readonly JsonValue[]).flatMap((element, index) =>
    partsOfValue(element, reading, `${path}[${index}]`),
  );
}
