import type { Field, FieldTable } from "./field.js";
import { fault, type FieldFault } from "./field-fault.js";
import type { JsonObject, JsonValue } from "./json.js";
import { methods, type AnswerOf, type MethodName } from "./methods/index.js";
import type { MethodDefinition } from "./method.js";
import { presentFields } from "./present-fields.js";

/**
 * Reads an answer by the method's table, once its seal is checked: integers become texts of digits, null and empty
 * fields are left out, unknown fields and unknown codes pass through. Lengths are not checked: an answer longer than
 * the dictionary says is still valid.
 *
 * @param name the method that was called
 * @param body the answer's JSON, as received
 * @returns the typed answer, and the fields that do not have the type their table promises (left out of the answer)
 */
export function readAnswer<N extends MethodName>(
  name: N,
  body: JsonObject,
): { readonly answer: AnswerOf<N>; readonly faults: readonly FieldFault[] } {
  const definition: MethodDefinition = methods[name];
  const faults: FieldFault[] = [];
  const answer = readFields(definition.answer, presentFields(body), "", faults);
  // readFields keeps a known field only in the type that the table gives it, which is what AnswerOf says.
  return { answer: answer as AnswerOf<N>, faults };
}

/**
 * The value of the field that carries a method's result; an older interface answers with responseCode alone. An empty
 * one counts as absent, and so does a text that is no code: it says neither yes nor no.
 */
export function resultCode(name: MethodName, body: JsonObject): string | undefined {
  const own = body[methods[name].resultField];
  const value = own === undefined || own === null || own === "" ? body["responseCode"] : own;
  return typeof value === "string" && isResultCode(value) ? value : undefined;
}

/** True for a text of the form of a result code, such as 00, known or not: two characters, a digit among them. */
export function isResultCode(text: string): boolean {
  return /^(\d[\dA-Z]|[A-Z]\d)$/.test(text);
}

function readFields(table: FieldTable, body: JsonObject, path: string, faults: FieldFault[]): JsonObject {
  const read: [string, JsonValue][] = [];
  for (const [name, value] of Object.entries(body)) {
    const field = Object.hasOwn(table, name) ? table[name] : undefined;
    const result = field ? readValue(field, value, path + name, faults) : value;
    if (result !== undefined) read.push([name, result]);
  }
  // Not an assignment, which would treat a field named __proto__ as the prototype.
  return Object.fromEntries(read);
}

function readValue(field: Field, value: JsonValue, path: string, faults: FieldFault[]): JsonValue {
  if (field.kind === "list") return readList(field, value, path, faults);
  if (field.kind === "container") return readContainer(field, value, path, faults);
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  faults.push(fault(path, "type", field.format));
  return undefined;
}

function readList(field: Field, value: JsonValue, path: string, faults: FieldFault[]): JsonValue {
  if (!Array.isArray(value)) {
    faults.push(fault(path, "type", "a list"));
    return undefined;
  }
  // Array.isArray gives any[]; the result of JSON.parse holds only JSON values.
  const elements = (value as readonly JsonValue[]).map((element, index) =>
    field.container ? readContainer(field, element, `${path}[${index}]`, faults) : String(element),
  );
  return elements.filter((element) => element !== undefined);
}

function readContainer(field: Field, value: JsonValue, path: string, faults: FieldFault[]): JsonValue {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    faults.push(fault(path, "type", "a container"));
    return undefined;
  }
  // Arrays and null are excluded above, so this is a JSON object.
  return readFields(field.container?.fields ?? {}, value as JsonObject, `${path}.`, faults);
}
