import { isWireObject, type Wire, type WireObject } from "./wire.js";

/** A field as text; numbers become digits, empty counts as absent. */
export function text(fields: WireObject, name: string): string | undefined {
  const value = fields[name];
  return value === undefined || value === null || value === "" ? undefined : String(value);
}

/** A list as texts; empty when it is absent. */
export function texts(fields: WireObject, name: string): readonly string[] {
  const value = fields[name];
  return Array.isArray(value) ? value.map(String) : [];
}

/** A container; {} when it is absent. */
export function container(fields: WireObject, name: string): WireObject {
  const value = fields[name];
  return isWireObject(value) ? value : {};
}

/** The named fields that are present, unchanged. */
export function pick(fields: WireObject, names: readonly string[]): WireObject {
  const picked: Record<string, WireObject[string]> = {};
  for (const name of names) {
    const value = fields[name];
    if (value !== undefined && value !== null && value !== "") picked[name] = value;
  }
  return picked;
}

/** The steps of a path such as `customerContact.email` or `shoppingCartItemList[0].productName`. */
export function stepsOf(path: string): readonly string[] {
  return path.split(/[.[\]]+/).filter(Boolean);
}

/** The value at a path. */
export function valueAt(fields: WireObject, path: string): Wire | undefined {
  let value: Wire | undefined = fields;
  for (const step of stepsOf(path)) {
    if (Array.isArray(value)) value = value[Number(step)];
    else value = isWireObject(value) ? value[step] : undefined;
  }
  return value;
}
