import type { Readings } from "@sips-kit/simulator";
import { controlOf } from "../control.js";

/** How the gateway answers otherwise than it does by default. */
export interface Contradiction {
  readonly readings?: Partial<Readings>;
  /** As the simulator's control API takes them. */
  readonly faults?: readonly object[];
}

/** Puts it in force at a simulator. */
export async function putInForce(
  simulator: { readonly url: string },
  { readings = {}, faults = [] }: Contradiction,
): Promise<void> {
  const control = controlOf({ simulator });
  await control.read(readings);
  // Of two faults for one method, calls meet the one that was armed first.
  for (const fault of faults) await control.arm(fault);
}

/** The gateway is again as it was at its start; what it has written in its books stays. */
export async function takeBack(simulator: { readonly url: string }): Promise<void> {
  const control = controlOf({ simulator });
  await control.readAsBefore();
  await control.disarm();
}
