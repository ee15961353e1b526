import { beforeAll, describe, expect, test } from "vitest";
import { faultSources } from "./faults.js";
import { invariantNames, invariants, violationMeanings, type Violation } from "./invariants/violation.js";
import { simulateWorld } from "./simulate.js";
import { faultsOf, scenarios } from "./scenario.js";

/** What several runs of one source have shown, and how much there was to see. */
interface Shown {
  readonly violations: readonly Violation[];
  readonly struck: ReadonlySet<string>;
  readonly seen: { readonly [invariant in (typeof invariantNames)[number]]: number };
}

const seeds = [101, 102, 103, 104, 105, 106, 107, 108];

test("every violation belongs to one invariant", () => {
  const all = Object.values(invariants).flat();
  expect([...all].sort()).toEqual(Object.keys(violationMeanings).sort());
});

describe.each(faultSources)("%s", (source) => {
  let shown: Shown;
  beforeAll(async () => {
    shown = await show(source);
  }, 300_000);

  test("its faults have struck", () => {
    const struck = [...shown.struck].filter((fault) => fault.startsWith(`${source}.`));
    expect(struck.length).toBeGreaterThan(0);
    for (const fault of struck) expect(faultsOf(source)).toContain(fault);
  });

  const own = scenarios.filter((scenario) => scenario.source === source);
  test.each(own)("$name", ({ invariant }) => {
    const names: readonly string[] = invariants[invariant];
    expect(shown.violations.filter(({ name }) => names.includes(name))).toEqual([]);
    // There was something that could have violated it.
    expect(shown.seen[invariant]).toBeGreaterThan(0);
  });
});

async function show(source: string): Promise<Shown> {
  const violations: Violation[] = [];
  const struck = new Set<string>();
  const seen = { "one-charge": 0, truth: 0, resolved: 0, operations: 0, told: 0, honest: 0, "card-data": 0 };
  for (const seed of seeds) {
    const { result, world } = await simulateWorld({ seed, payments: 60, faults: [source, ...base] });
    violations.push(...result.violations);
    const { purchases, ledger, store, told, touchedBy } = world.evidence;
    const touched = [...touchedBy, ...purchases.all.flatMap((purchase) => [...purchase.touchedBy])];
    for (const fault of touched) struck.add(fault.split(" ")[0] ?? "");
    seen["one-charge"] += ledger.movements.filter(({ kind }) => kind === "charge").length;
    seen.truth += told.shop.length + told.buyer.length;
    seen.resolved += store.attempts.all().length;
    seen.operations += store.operations.all().length;
    seen.told += told.shop.filter(({ isTaken }) => isTaken).length;
    seen.honest += purchases.all.filter(({ card }) => card.kind === "good").length;
    seen["card-data"] += purchases.all.length;
  }
  return { violations, struck, seen };
}

/** A merchant who works with what was paid, and their other systems: without them there was less to look at. */
const base = ["merchant.cancels", "merchant.refunds", "merchant.duplicates", "receiver.listens"];
