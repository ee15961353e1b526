import type { Operation } from "../domain/operation.js";
import { csvRow, isoOf } from "./csv-row.js";

const columns = [
  "createdAt",
  "updatedAt",
  "kind",
  "state",
  "reference",
  "amountMinor",
  "currencyCode",
  "responseCode",
  "by",
  "reason",
  "idempotencyKey",
] as const satisfies (keyof Operation)[];

/** The header line of a CSV export of operations. */
export const operationsCsvHead = csvRow(columns);

/** One operation as a CSV line; times are ISO 8601 in UTC. */
export function operationCsvLine(operation: Operation): string {
  const shown = {
    ...operation,
    createdAt: isoOf(operation.createdAt),
    updatedAt: isoOf(operation.updatedAt),
  };
  return csvRow(columns.map((name) => shown[name]));
}
