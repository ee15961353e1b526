import { methods } from "@sips-kit/protocol";
import type { Payments } from "./engine.js";
import type { Evidence } from "./invariants/evidence.js";
import { faultNames, isReading } from "./faults.js";

/** How often a run has met each feature of the product: 0 for what is there and has not occurred. */
export interface Coverage {
  /** Notes that there is such a feature. */
  know(feature: string): void;
  count(feature: string): void;
  readonly counts: ReadonlyMap<string, number>;
}

export function createCoverage(): Coverage {
  const counts = new Map<string, number>();
  const add = (feature: string, more: number) => void counts.set(feature, (counts.get(feature) ?? 0) + more);
  for (const method of Object.keys(methods)) add(`gateway: ${method}`, 0);
  return { counts, know: (feature) => add(feature, 0), count: (feature) => add(feature, 1) };
}

/** The payments of a server; each call of one of their functions is counted. */
export function countCalls(payments: Payments, coverage: Coverage): Payments {
  return counted(payments, "", coverage);
}

function counted<T extends object>(functions: T, path: string, coverage: Coverage): T {
  const wrapped = Object.entries(functions).map(([name, one]: [string, unknown]) => {
    const feature = `call: ${path}${name}`;
    if (typeof one === "object" && one !== null) return [name, counted(one, `${path}${name}.`, coverage)];
    if (typeof one !== "function") return [name, one];
    coverage.know(feature);
    return [
      name,
      (...given: readonly unknown[]): unknown => {
        coverage.count(feature);
        return Reflect.apply(one, functions, given);
      },
    ];
  });
  // The same names, parameters and results.
  return Object.fromEntries(wrapped) as T;
}

/** Counts what journal, callbacks and webhooks show when the run is over. */
export function coverEnd(
  coverage: Coverage,
  { store, told, receivers, purchases, touchedBy }: Evidence,
): void {
  for (const { attempt } of store.attempts.all()) {
    const { paymentMethod, mode, facts } = attempt;
    coverage.count(`payment method: ${paymentMethod}${mode === undefined ? "" : ` (${mode})`}`);
    if (facts.authentication !== undefined) coverage.count(`authentication: ${facts.authentication}`);
    if (facts.reason !== undefined) coverage.count(`reason: ${facts.reason}`);
  }
  for (const { kind, state } of store.operations.all()) coverage.count(`operation: ${kind} ${state}`);
  for (const { callback } of told.shop) coverage.count(`callback: ${callback}`);
  for (const { kind } of told.captures) coverage.count(`callback: onCaptureDue ${kind}`);
  for (const { kind } of told.instalments) coverage.count(`callback: onInstalment ${kind}`);
  for (const { state, overpaid, liabilityShift } of told.shop) {
    coverage.count(`result: ${state}`);
    if (overpaid) coverage.count("told: overpaid");
    if (liabilityShift !== undefined) coverage.count(`told: liabilityShift ${liabilityShift}`);
  }
  for (const { event } of receivers.received) coverage.count(`webhook: ${event?.type ?? "unsigned"}`);
  for (const fault of faultNames) if (!isReading(fault)) coverage.know(`fault: ${fault}`);
  const struck = [...touchedBy, ...purchases.all.flatMap((purchase) => [...purchase.touchedBy])];
  for (const fault of struck) coverage.count(`fault: ${fault.split(" ")[0]}`);
}
