import type { Violation } from "../invariants/violation.js";
import type { TraceLine } from "../trace.js";
import type { World } from "../world.js";

/** The history of one payment, in lines to be printed. */
export interface History {
  readonly title: string;
  readonly lines: readonly string[];
}

const mostShown = 5;

/** What happened to a payment, or to those whose invariants a run has violated. */
export function historyOf(
  world: World,
  violations: readonly Violation[],
  payment?: string,
): readonly History[] {
  const { purchases } = world.evidence;
  const chosen =
    payment === undefined
      ? [...new Set(violations.map(({ orderId }) => orderId))].slice(0, mostShown)
      : [purchases.byReference(payment)?.orderId ?? payment];
  return chosen.map((orderId) => {
    const purchase = purchases.byOrder(orderId);
    if (!purchase && payment !== undefined) return { title: `There is no payment ${payment}.`, lines: [] };
    if (!purchase) return { title: "the whole run", lines: linesOf(world, (line) => line.who === "chaos") };
    const subjects = new Set([orderId, ...purchase.references]);
    const { card, captureMode, mode, versions } = purchase;
    const [first] = versions;
    return {
      title: `${orderId}: ${first?.amountMinor} ${first?.currencyCode}, ${mode}, ${captureMode}, card ${card.kind}`,
      lines: [
        ...linesOf(world, ({ subject, who, what }) => {
          return (
            subjects.has(subject) ||
            (subject.startsWith(`${orderId}-`) && who !== "") ||
            (who === "chaos" && what !== "")
          );
        }),
        ...world.evidence.ledger.movements
          .filter(({ reference }) => purchase.references.has(reference))
          .map(
            (one) =>
              `${timeOf(one.at)} ledger: ${one.kind} ${one.amountMinor} ${one.reference} ${one.origin ?? ""}`,
          ),
        ...[...purchase.references].flatMap((reference) =>
          world.evidence.store.attempts
            .events(reference)
            .map(
              (event) =>
                `journal ${reference} v${event.version} ${event.from ?? ""} -> ${event.to}: ${event.what}`,
            ),
        ),
      ],
    };
  });
}

function linesOf(world: World, isShown: (line: TraceLine) => boolean): readonly string[] {
  return world.trace.lines
    .filter(isShown)
    .map(({ at, who, subject, what }) => `${timeOf(at)} ${who} ${subject} ${what}`);
}

/** Virtual time as hours, minutes, seconds and milliseconds, after the days that have passed. */
export function timeOf(ms: number): string {
  const days = Math.floor(ms / 86_400_000);
  return `${days > 0 ? `${days} d ` : ""}${new Date(ms).toISOString().slice(11, 23)}`;
}
