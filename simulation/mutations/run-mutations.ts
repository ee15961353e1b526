import { findMutation } from "./find-mutation.js";
import type { Options } from "../run/options.js";
import { mutations } from "./mutations.js";

/** Plants one mutation after the other and prints how each is found; true when all are. */
export async function runMutations(
  names: readonly string[],
  { seed, workers, faults }: Pick<Options, "seed" | "workers" | "faults">,
): Promise<boolean> {
  const unknown = names.filter((name) => !mutations.some((mutation) => mutation.name === name));
  if (unknown.length > 0) throw new TypeError(`There is no mutation ${unknown.join(", ")}.`);
  const chosen = mutations.filter(({ name }) => names.length === 0 || names.includes(name));
  let missed = 0;
  for (const mutation of chosen) {
    const finding = await findMutation(mutation, seed, workers, faults);
    if (!finding) missed += 1;
    console.log(
      finding
        ? `${mutation.name}: found after ${finding.seconds.toFixed(1)} s and ${finding.payments} payments, ` +
            `seed ${finding.seed}, by ${finding.names.join(", ")}: ${finding.what}`
        : `${mutation.name}: NOT FOUND (${mutation.what})`,
    );
  }
  console.log(`${chosen.length - missed} of ${chosen.length} mutations found`);
  return missed === 0;
}
