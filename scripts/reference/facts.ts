import { readFileSync } from "node:fs";
import type { MethodName } from "@sips-kit/protocol";

/** What the gathered facts say about a field besides its format. */
export interface FieldFact {
  readonly name: string;
  readonly confidence: "high" | "medium" | "low";
  readonly note?: string;
}

/** What the gathered facts say about a method. */
export interface MethodFact {
  readonly name: string;
  readonly confidence: "high" | "medium" | "low";
  readonly sources: readonly string[];
  readonly notes?: string;
  readonly request: readonly FieldFact[];
  readonly response: readonly FieldFact[];
}

// The file is part of the repository, and a test of the protocol compares it with the tables.
const facts = JSON.parse(
  readFileSync(new URL("../../packages/protocol/facts/methods.json", import.meta.url), "utf8"),
) as { readonly methods: readonly MethodFact[]; readonly sourceLegend: { readonly [key: string]: string } };

export const sourceLegend = facts.sourceLegend;

export function factOf(name: MethodName): MethodFact {
  const found = facts.methods.find((fact) => fact.name === name);
  if (!found) throw new Error(`the facts know no ${name}`);
  return found;
}
