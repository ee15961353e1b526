import * as v from "valibot";
import type { CodeList } from "./code-list.js";
import { dateForms, isOfCalendar, localDateTime } from "./date-forms.js";

/**
 * One field of the gateway: its wire format as the data dictionary writes it, and the check that follows from it.
 * `T` is its TypeScript type on the caller's side.
 */
export interface Field<T = unknown> {
  readonly kind: "text" | "integer" | "code" | "date" | "flag" | "container" | "list";
  /** The dictionary's notation, such as `AN35` or `N12`; empty where no source gives it. */
  readonly format: string;
  /** What a request may carry. */
  readonly schema: v.GenericSchema<unknown, T>;
  /** True for a text that the gateway also accepts as a JSON integer. */
  readonly orInteger?: true;
  /** The code list its values come from. */
  readonly codes?: CodeList;
  /** The container that it is, or that its elements are. */
  readonly container?: Container;
}

/** A named group of fields, sealed and sent as one JSON object. */
export interface Container<F extends FieldTable = FieldTable> {
  readonly name: string;
  readonly summary: string;
  readonly fields: F;
}

/** Declares a container; returns it unchanged, with its fields known to the type. */
export function defineContainer<const F extends FieldTable>(declared: Container<F>): Container<F> {
  return declared;
}

/** Fields by the names they have on the wire. */
export interface FieldTable {
  readonly [name: string]: Field;
}

/** What a caller may give for the fields of a table, all of them optional. */
export type ValuesOf<F extends FieldTable> = {
  readonly [K in keyof F]?: ValueOf<F[K]> | undefined;
};

/** The type of one field's value. */
export type ValueOf<F> = F extends Field<infer T> ? T : never;

/**
 * A text of at most `max` characters that matches `pattern`, if given. `orInteger` also accepts a JSON integer: clients
 * send some identifiers that way, and the gateway accepts them.
 */
export function text(
  format = "",
  limits: { max?: number; pattern?: RegExp; orInteger?: true } = {},
): Field<string> {
  let schema: v.GenericSchema<unknown, string> = v.string();
  if (limits.max !== undefined) schema = v.pipe(schema, v.maxLength(limits.max));
  if (limits.pattern) schema = v.pipe(schema, v.regex(limits.pattern));
  return { kind: "text", format, schema, ...(limits.orInteger && { orInteger: true }) };
}

/** A whole number as a text of digits; a JSON integer is accepted too, because answers and some clients use it. */
export function integer(format = "", maxDigits = 12): Field<string> {
  const wire = v.union([v.string(), v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.transform(String))]);
  return {
    kind: "integer",
    format,
    schema: v.pipe(wire, v.regex(/^\d+$/), v.maxLength(maxDigits)),
  };
}

/**
 * A value of a code list. A closed list refuses other values; an open one has more values than ours, and checks
 * `pattern` if all its codes share a format.
 */
export function code<L extends CodeList>(
  list: L,
  format = "",
  max = 128,
  pattern?: RegExp,
): Field<CodeOf<L>> {
  let schema: v.GenericSchema<unknown, string> = v.pipe(v.string(), v.maxLength(max));
  if (pattern) schema = v.pipe(schema, v.regex(pattern));
  if (list.closed === true) schema = v.picklist(Object.keys(list.values));
  // The picklist holds exactly the list's keys, so its output is CodeOf<L>; open lists admit any text by their type.
  return { kind: "code", format, codes: list, schema: schema as v.GenericSchema<unknown, CodeOf<L>> };
}

/** The values a code field takes: exactly the list's if it is closed, or any other text if it is open. */
export type CodeOf<L extends CodeList> = L extends { readonly closed: true }
  ? keyof L["values"] & string
  : (keyof L["values"] & string) | (string & Record<never, never>);

/**
 * A day `YYYYMMDD`, a month `YYYYMM` or an ISO 8601 moment such as `2026-11-23T18:00:00+01:00`; with `offset:
 * "optional"` the moment may be local time (`2026-11-23T18:00:00`).
 */
export function date(
  format: "YYYYMMDD" | "YYYYMM" | "ISO8601",
  { offset }: { offset?: "optional" } = {},
): Field<string> {
  const form = v.pipe(v.string(), v.regex(offset ? localDateTime : dateForms[format]));
  return { kind: "date", format, schema: format === "YYYYMM" ? form : v.pipe(form, v.check(isOfCalendar)) };
}

/** A boolean, sent as the text `true` or `false`. */
export function flag(): Field<"true" | "false"> {
  return { kind: "flag", format: "true / false", schema: v.picklist(["true", "false"]) };
}

/** A container's fields under one name; fields that the container does not list pass through. */
export function container<F extends FieldTable>(of: Container<F>): Field<ValuesOf<F>> {
  return {
    kind: "container",
    format: of.name,
    container: of,
    // The entries are built from the same table as ValuesOf, name by name.
    schema: objectSchema(of.fields) as v.GenericSchema<unknown, ValuesOf<F>>,
  };
}

/** A list of fields of one kind. */
export function listOf<T>(element: Field<T>): Field<readonly T[]> {
  return {
    kind: "list",
    format: element.format,
    schema: v.array(element.schema),
    ...(element.codes && { codes: element.codes }),
    ...(element.container && { container: element.container }),
  };
}

/** The check for an object whose fields are all optional; null counts as absent, as it does in the seal. */
function objectSchema(fields: FieldTable): v.GenericSchema {
  const entries = Object.entries(fields).map(([name, field]) => [name, v.nullish(field.schema)]);
  // fromEntries loses the key names, which only the type level knows.
  const object = v.looseObject(Object.fromEntries(entries) as Record<string, v.GenericSchema>);
  // looseObject would accept a list too, as an object without known fields.
  return v.pipe(
    v.custom<object>((value) => !Array.isArray(value)),
    object,
  );
}
