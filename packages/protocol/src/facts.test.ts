import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { containers, envelope, methods, requestFields, type Field, type MethodDefinition } from "./index.js";

interface Fact {
  readonly name: string;
  readonly type: string;
  readonly required?: boolean | "conditional";
  readonly format?: string;
  readonly confidence: "high" | "medium" | "low";
}

interface MethodFact {
  readonly name: string;
  readonly path: string;
  readonly recommendedInterfaceVersion: string;
  readonly responseCodeField: string;
  readonly request: readonly Fact[];
  readonly response: readonly Fact[];
}

const methodFacts = (readFacts("methods.json") as { methods: MethodFact[] }).methods;
const containerFacts = (readFacts("containers.json") as { containers: Record<string, { fields: Fact[] }> })
  .containers;

// Envelope fields are declared once for all methods; the seal of an answer likewise.
const envelopeNames = new Set(Object.keys({ ...envelope.required, ...envelope.optional }));

// Containers that no Office method carries (panToToken, paypage), or of which no field is known.
const containersLeftOut = ["paypageData", "pagination", "panData"];

test("the methods are those of the facts, no more and no fewer", () => {
  expect(Object.keys(methods).sort()).toEqual(methodFacts.map((fact) => fact.name).sort());
});

describe.each(methodFacts.map((fact) => [fact.name, fact] as const))("%s", (name, fact) => {
  const definition: MethodDefinition | undefined = Object.values(methods).find((one) => one.name === name);
  if (!definition) throw new Error(`${name} is not declared`);

  test("path, version and result field", () => {
    expect(definition.path).toBe(fact.path);
    expect(definition.interfaceVersion).toBe(fact.recommendedInterfaceVersion);
    expect(definition.resultField).toBe(fact.responseCodeField);
  });

  test.each(["required", "conditional", "optional"] as const)("%s request fields", (need) => {
    const expected = fact.request
      .filter((field) => !envelopeNames.has(field.name) && needOf(field) === need)
      .map((field) => field.name);
    expect(Object.keys(definition.request[need]).sort()).toEqual(expected.sort());
  });

  test("answer fields", () => {
    const expected = fact.response.map((field) => field.name).filter((field) => field !== "seal");
    expect(Object.keys(definition.answer).sort()).toEqual(expected.sort());
  });

  test("kinds and formats", () => {
    const declared = { ...requestFields(definition), ...definition.answer };
    for (const field of [...fact.request, ...fact.response]) {
      if (!envelopeNames.has(field.name)) expectKindAndFormat(field, declared[field.name]);
    }
  });

  test("fields of low confidence are marked uncertain", () => {
    const low = [...fact.request, ...fact.response].filter((field) => field.confidence === "low");
    expect([...definition.uncertain].sort()).toEqual([...new Set(low.map((field) => field.name))].sort());
  });
});

test("the containers are those of the facts", () => {
  const expected = Object.keys(containerFacts).filter((name) => !containersLeftOut.includes(name));
  expect(Object.keys(containers).sort()).toEqual(expected.sort());
});

test.each(Object.entries(containers))("container %s", (name, container) => {
  // The one field of authenticationResult is a stand-in of the facts for contents that no source shows.
  const facts = (containerFacts[name]?.fields ?? []).filter((field) => field.name !== "content");
  expect(Object.keys(container.fields).sort()).toEqual(facts.map((field) => field.name).sort());
  const fields: Record<string, Field> = container.fields;
  for (const field of facts) expectKindAndFormat(field, fields[field.name]);
});

function expectKindAndFormat(fact: Fact, field: Field | undefined): void {
  if (!field) throw new Error(`${fact.name} is not declared`);
  expect(kindsOfType[fact.type], `${fact.name}: ${fact.type}`).toContain(field.kind);
  // A date's notation is a part of the fact's ("N6 YYYYMM"); a container is named instead.
  if (field.kind === "date") expect(fact.format ?? "ISO8601", fact.name).toContain(field.format);
  else if (!field.container) expect(field.format, fact.name).toBe(fact.format ?? "");
}

const kindsOfType: Record<string, readonly Field["kind"][]> = {
  string: ["text", "date", "code", "list"],
  enum: ["code", "text"],
  "integer-string": ["integer"],
  integer: ["integer"],
  datetime: ["date"],
  "boolean-string": ["flag"],
  container: ["container"],
  list: ["list"],
  "list<container>": ["list"],
  "list<enum>": ["list"],
  "list<string>": ["list"],
  "list<integer-string>": ["list"],
};

function needOf(field: Fact): "required" | "conditional" | "optional" {
  if (field.required === true) return "required";
  return field.required === "conditional" ? "conditional" : "optional";
}

function readFacts(file: string): unknown {
  return JSON.parse(readFileSync(new URL(`../facts/${file}`, import.meta.url), "utf8"));
}
