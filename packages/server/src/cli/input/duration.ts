import { UsageError } from "./command.js";

const hourMs = 3_600_000;
const unitsMs: { readonly [unit: string]: number } = { D: 24 * hourMs, W: 7 * 24 * hourMs, H: hourMs };

/**
 * The milliseconds of `--older-than`. Months and years are not supported, because their length varies.
 *
 * @throws UsageError when it is missing or no duration
 */
export function durationOf(given: string | undefined): number {
  const [, , number, unit = ""] = /^P(?:(T)(?=\d+H$)|(?=\d+[DW]$))(\d{1,5})([DWH])$/.exec(given ?? "") ?? [];
  const unitMs = unitsMs[unit];
  if (unitMs !== undefined) return Number(number) * unitMs;
  throw new UsageError(
    given === undefined ? "--older-than is missing." : `--older-than ${given} is not a duration.`,
    "For example: --older-than P90D for 90 days, P26W for 26 weeks, PT12H for 12 hours",
  );
}
