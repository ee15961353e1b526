import {
  buyerMessageOf,
  codes,
  meaningOf,
  methods,
  type CodeList,
  type Field,
  type FieldTable,
  type JsonObject,
  type JsonValue,
  type Language,
  type MethodDefinition,
  type MethodName,
} from "@sips-kit/protocol";
import type { Outcome } from "../../gateway/gateway.js";
import { maskCardNumbers } from "../../gateway/redact.js";
import { columns, wrapped } from "./columns.js";

/** The outcome of a call for a human reader: the result first, then every field with the meaning of its code. */
export function outcomeAsText(name: MethodName, outcome: Outcome<JsonObject>, language: Language): string {
  if (!("answer" in outcome)) {
    return [`${name}: ${outcome.kind} (${outcome.error.code})`, ...indented(outcome.reason)].join("\n");
  }
  const definition: MethodDefinition = methods[name];
  const list = resultCodes(definition);
  const buyer = list && buyerMessageOf(list, outcome.code, language);
  const rows = fieldRows(definition.answer, outcome.answer, language, "");
  return maskCardNumbers(
    [
      `${name}: ${outcome.kind} (${definition.resultField} ${outcome.code})`,
      ...(list ? indented(meaningOfResult(list, outcome.code, language)) : []),
      ...(buyer === undefined ? [] : indented(`To the buyer: ${buyer}`)),
      "",
      columns(rows),
    ].join("\n"),
  );
}

/** The same for a program; card numbers are masked here too. */
export function outcomeAsJson(name: MethodName, outcome: Outcome<JsonObject>, language: Language): string {
  const list = resultCodes(methods[name]);
  const told =
    "answer" in outcome
      ? {
          code: outcome.code,
          ...(list && { meaning: meaningOfResult(list, outcome.code, language) }),
          answer: outcome.answer,
        }
      : { error: { code: outcome.error.code, message: outcome.reason } };
  const shown = { method: name, outcome: outcome.kind, ...told };
  return JSON.stringify(
    shown,
    (_, value: unknown) => (typeof value === "string" ? maskCardNumbers(value) : value),
    2,
  );
}

function resultCodes(definition: MethodDefinition): CodeList | undefined {
  return definition.answer[definition.resultField]?.codes;
}

/** Recent versions name the result of a query getTransDataResponseCode; its refusals are those of responseCode. */
function meaningOfResult(list: CodeList, code: string, language: Language): string {
  const isQuery = list.name === codes.getTransDataResponseCode.name && !Object.hasOwn(list.values, code);
  return meaningOf(isQuery ? codes.responseCode : list, code, language);
}

function indented(text: string): readonly string[] {
  return wrapped(text).map((line) => `  ${line}`);
}

function fieldRows(table: FieldTable, body: JsonObject, language: Language, path: string): string[][] {
  return Object.entries(body).flatMap(([name, value]) => {
    const field = Object.hasOwn(table, name) ? table[name] : undefined;
    return valueRows(field, value, language, path + name);
  });
}

function valueRows(field: Field | undefined, value: JsonValue, language: Language, path: string): string[][] {
  if (typeof value !== "object" || value === null) {
    const text = String(value);
    return [[path, `${shortened(text)}${field?.codes ? meaningAfter(field.codes, text, language) : ""}`]];
  }
  // Array.isArray does not narrow readonly arrays; both casts repeat what the line has just checked.
  if (!Array.isArray(value)) {
    return fieldRows(field?.container?.fields ?? {}, value as JsonObject, language, `${path}.`);
  }
  return (value as readonly JsonValue[]).flatMap((element, index) =>
    valueRows(field, element, language, `${path}[${index}]`),
  );
}

function meaningAfter(list: CodeList, code: string, language: Language): string {
  return Object.hasOwn(list.values, code) ? `  (${meaningOf(list, code, language)})` : "";
}

const longest = 400;

/** Shortens long values such as a PDF or a key; --output json prints them in full. */
function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, 60)}... (${text.length} characters)` : text;
}
