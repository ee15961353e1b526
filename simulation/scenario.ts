import { faultNames, faultSources, sourceOf } from "./faults.js";
import { invariantNames, type InvariantName } from "./invariants/violation.js";

/** The faults of one source against one invariant: a cell of the matrix in docs/reliability.md, and a test. */
export interface Scenario {
  readonly name: string;
  readonly source: string;
  readonly invariant: InvariantName;
}

/** Every source of faults against every invariant. */
export const scenarios: readonly Scenario[] = faultSources.flatMap((source) =>
  invariantNames.map((invariant) => ({ name: `${source}/${invariant}`, source, invariant })),
);

/** The faults of a source that a seed may switch on. */
export function faultsOf(source: string): readonly string[] {
  return faultNames.filter((name) => sourceOf(name) === source);
}
