import {
  envelope,
  methods,
  requestFields,
  type Field,
  type FieldTable,
  type MethodName,
} from "@sips-kit/protocol";

const tables = new Map<MethodName, FieldTable>();

/** Every field that a method's request may have, envelope included. */
export function requestTable(method: MethodName): FieldTable {
  const known = tables.get(method);
  if (known) return known;
  const table = { ...requestFields(methods[method]), ...envelope.required, ...envelope.optional };
  tables.set(method, table);
  return table;
}

/** The field of a table under this name; undefined when there is none. */
export function fieldOf(table: FieldTable, name: string): Field | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
