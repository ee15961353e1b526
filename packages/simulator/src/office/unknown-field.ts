import type { FieldTable, MethodName } from "@sips-kit/protocol";
import { isWireObject, type Wire, type WireObject } from "../ledger/wire.js";
import { fieldOf, requestTable } from "./request-table.js";

/** The path of the first field that the method's request does not have, containers included. */
export function unknownField(method: MethodName, body: WireObject): string | undefined {
  return unknownIn(requestTable(method), body, "");
}

function unknownIn(table: FieldTable, body: WireObject, path: string): string | undefined {
  for (const [name, value] of Object.entries(body)) {
    const field = fieldOf(table, name);
    if (!field) return path + name;
    const { container } = field;
    const found = container && unknownInContainer(container.fields, value, path + name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function unknownInContainer(table: FieldTable, value: Wire | undefined, path: string): string | undefined {
  if (isWireObject(value)) return unknownIn(table, value, `${path}.`);
  if (!Array.isArray(value)) return undefined;
  // Array.isArray gives any[]; the result of JSON.parse holds only JSON values.
  const elements = value as readonly Wire[];
  for (const [index, element] of elements.entries()) {
    const found = isWireObject(element) ? unknownIn(table, element, `${path}[${index}].`) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
