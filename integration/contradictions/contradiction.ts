import type { Readings } from "@sips-kit/simulator";
import { controlOf } from "../control.js";

/** How the gateway's answers differ from the default. */
export interface Contradiction {
  readonly readings?: Partial<Readings>;
  /** As the simulator's control API takes them. */
  readonly faults?: readonly object[];
}

/** Applies it to a simulator. */
export async function putInForce(
  simulator: { readonly url: string },
  { readings = {}, faults = [] }: Contradiction,
): Promise<void> {
  const control = controlOf({ simulator });
  await control.read(readings);
  // Of two faults for one method, the one that was armed first applies.
  for (const fault of faults) await control.arm(fault);
}

/** Resets the gateway's faults and readings; its ledger stays. */
export async function takeBack(simulator: { readonly url: string }): Promise<void> {
  const control = controlOf({ simulator });
  await control.readAsBefore();
  await control.disarm();
}
