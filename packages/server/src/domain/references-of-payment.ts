import type { Attempt } from "./attempt.js";
import { cardSaving } from "./card-saving.js";
import { instalmentSeries } from "./instalment-series.js";
import { validationWatch } from "./validation-watch-ids.js";

/** The references that operations of a payment have: its own, and those of the operations that follow it. */
export function referencesOfPayment({
  reference,
  facts,
}: Pick<Attempt, "facts" | "reference">): readonly string[] {
  const later = facts.instalments?.slice(1) ?? [];
  return [
    reference,
    ...[cardSaving, validationWatch, instalmentSeries].map((one) => one.referenceOf(reference)),
    ...later.map((_, index) => instalmentSeries.endReferenceOf(reference, index + 2)),
  ];
}
