import * as v from "valibot";
import { methods, type MethodName } from "./methods/index.js";
import type { Field, FieldTable } from "./field.js";
import { requestFields, type MethodDefinition } from "./method.js";
import { interfaceVersion, keyVersion, merchantId, seal, sealAlgorithm } from "./fields/envelope.js";
import { intermediateServiceProviderId } from "./fields/envelope.js";
import { fault, type FieldFault } from "./field-fault.js";
import type { FaultRule } from "./fault-response-code.js";
import type { JsonObject, JsonValue } from "./json.js";

/** The fields that the client adds to every request: shop, version and seal. */
export const envelope = {
  required: { merchantId, interfaceVersion, keyVersion, seal },
  optional: { sealAlgorithm, intermediateServiceProviderId },
} as const;

/**
 * Checks a complete request, envelope included.
 *
 * @param name the method, such as `cardOrder`
 * @param body the JSON body
 * @returns missing fields; if there are none, invalid ones; if there are none either, violated rules
 */
export function checkRequest(name: MethodName, body: JsonObject): readonly FieldFault[] {
  const definition: MethodDefinition = methods[name];
  const missing = [...Object.keys(definition.request.required), ...Object.keys(envelope.required)]
    .filter((field) => isEmpty(body[field]))
    .map((field) => fault(field, "missing", `${name} needs it`));
  if (missing.length > 0) return missing;
  const illFormed = checkForms(definition, body);
  return illFormed.length > 0 ? illFormed : definition.rules.flatMap((rule) => rule(body));
}

function checkForms(definition: MethodDefinition, body: JsonObject): readonly FieldFault[] {
  const fields = fieldsOf(definition);
  const faults: FieldFault[] = [];
  // Checks only the fields given: a request has few of a table's hundred fields.
  for (const [name, value] of Object.entries(body)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!field || value === undefined || value === null) continue;
    const { issues } = v.safeParse(field.schema, field.orInteger ? integerAsText(value) : value);
    if (issues) faults.push(...faultsOf(name, field, issues));
  }
  return faults;
}

function faultsOf(
  name: string,
  { format }: Field,
  issues: readonly v.BaseIssue<unknown>[],
): readonly FieldFault[] {
  const faults = issues.map((issue) => {
    const path = (issue.path ?? []).map((item) => item.key as string | number);
    return fault(pathText([name, ...path]), ruleOf(issue.type), format);
  });
  // A union reports one fault per branch: keep the first one of each field.
  return faults.filter((one, index) => faults.findIndex((other) => other.field === one.field) === index);
}

function integerAsText(value: JsonValue): JsonValue {
  return Number.isSafeInteger(value) && Number(value) >= 0 ? String(value) : value;
}

// Cached: building a table of a hundred fields takes longer than checking a request.
const fieldsByMethod = new Map<string, FieldTable>();

function fieldsOf(definition: MethodDefinition): FieldTable {
  const known = fieldsByMethod.get(definition.name);
  if (known) return known;
  const fields = { ...requestFields(definition), ...envelope.required, ...envelope.optional };
  fieldsByMethod.set(definition.name, fields);
  return fields;
}

function pathText(path: readonly (string | number)[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${key}]`;
    return text === "" ? key : `${text}.${key}`;
  }, "");
}

function ruleOf(issueType: string): FaultRule {
  switch (issueType) {
    case "max_length":
      return "length";
    case "regex":
    case "check":
    case "safe_integer":
    case "min_value":
      return "format";
    case "picklist":
      return "code";
    default:
      return "type";
  }
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}
