import type { MethodName } from "@sips-kit/protocol";
import type { MethodUnderTest } from "./method-under-test.js";

/** A call whose answer is lost, before or after the gateway has carried it out. */
export interface LostAnswer {
  readonly call: MethodName;
  readonly when: "before" | "after";
}

/** The loss of each of these calls' answers. */
export function lostAnswersOf(calls: readonly MethodName[]): readonly LostAnswer[] {
  return calls.flatMap((call) => [
    { call, when: "before" as const },
    { call, when: "after" as const },
  ]);
}

/** True when nothing is ever charged: the gateway ends a payment that nobody has finalized. */
export function endsUncharged(
  { closing, needed = [], paidBy }: MethodUnderTest,
  { call, when }: LostAnswer,
): boolean {
  const isNeeded = call === closing.at(-1) || needed.includes(call);
  return paidBy === "last call" && isNeeded && when === "before";
}
