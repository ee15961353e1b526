import type { Field, FieldTable, MethodName } from "@sips-kit/protocol";
import { isWireObject, type Wire, type WireObject } from "../ledger/wire.js";
import type { Readings } from "../world/readings.js";
import { fieldOf, requestTable } from "./request-table.js";

/** Fields that real clients of the gateway send as JSON integers. */
const references: ReadonlySet<string> = new Set(["transactionReference", "merchantWalletId"]);

/** The request with those JSON integers converted to text that the current readings accept. */
export function integersAsText(
  method: MethodName,
  body: WireObject,
  { integersForText }: Pick<Readings, "integersForText">,
): WireObject {
  if (integersForText === "none") return body;
  if (integersForText === "all") return objectAsText(requestTable(method), body);
  const given = [...references].filter((name) => typeof body[name] === "number");
  if (given.length === 0) return body;
  const table = requestTable(method);
  return { ...body, ...objectAsText(table, Object.fromEntries(given.map((name) => [name, body[name]]))) };
}

/** The first text field of a request that has come as a JSON number. */
export function numberForText(method: MethodName, body: WireObject): string | undefined {
  const table = requestTable(method);
  return Object.keys(body).find(
    (name) => typeof body[name] === "number" && fieldOf(table, name)?.kind === "text",
  );
}

function objectAsText(table: FieldTable, body: WireObject): WireObject {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => {
      const field = fieldOf(table, name);
      return [name, field && value !== undefined ? valueAsText(field, value) : value];
    }),
  );
}

function valueAsText(field: Field, value: Wire): Wire {
  // Array.isArray does not narrow readonly arrays; the cast repeats what it has just checked.
  if (Array.isArray(value)) return (value as readonly Wire[]).map((element) => valueAsText(field, element));
  if (isWireObject(value)) return field.container ? objectAsText(field.container.fields, value) : value;
  const isInteger = typeof value === "number" && Number.isSafeInteger(value);
  return isInteger && field.kind !== "integer" ? String(value) : value;
}
