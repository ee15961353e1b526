import { appendFileSync } from "node:fs";

/** True in `npm run test:long`, which runs everything instead of a bounded part. */
export const isLong = process.env["SIPS_TEST_LONG"] === "1";

/** The seed of the run: given, to repeat a run, or new. */
export const seed = Number(process.env["SIPS_TEST_SEED"] ?? (isLong ? Date.now() % 1_000_000_007 : 4711));

/** Prints figures of a run; `npm run test:long` collects them. */
export function figures(what: string, found: { readonly [name: string]: string | number }): void {
  const file = process.env["SIPS_TEST_FIGURES"];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify({ what, ...found })}\n`);
}
