import { isWireObject, type Wire, type WireObject } from "../ledger/wire.js";

/** One field of two messages. */
export interface Difference {
  /** Its path, such as `customerContact.email`. */
  readonly field: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly isChanged: boolean;
}

/** The fields of two messages side by side. */
export function differences(before: WireObject, after: WireObject): readonly Difference[] {
  const [left, right] = [flat(before), flat(after)];
  return [...new Set([...left.keys(), ...right.keys()])].map((field) => ({
    field,
    before: left.get(field),
    after: right.get(field),
    isChanged: left.get(field) !== right.get(field),
  }));
}

function flat(fields: WireObject): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const collect = (value: Wire | undefined, path: string) => {
    if (Array.isArray(value)) value.forEach((element: Wire, index) => collect(element, `${path}[${index}]`));
    else if (isWireObject(value)) {
      for (const [name, inner] of Object.entries(value))
        collect(inner, path === "" ? name : `${path}.${name}`);
    } else if (value !== undefined) found.set(path, String(value));
  };
  collect(fields, "");
  return found;
}
