import type { MethodScene } from "./method-scene.js";

/** Where the shop's journal, its callbacks and the gateway's ledger contradict each other; empty if nowhere. */
export async function contradictionsIn({ shop, control, attempts }: MethodScene): Promise<readonly string[]> {
  const charged = (await control.charges()).map(({ transactionReference }) => transactionReference);
  const all = await attempts();
  const accepted = all.filter(({ state }) => state === "accepted").map(({ reference }) => reference);
  const wrong: string[] = [];
  if (charged.length > 1) wrong.push(`charged ${charged.length} times`);
  if (String([...charged].sort()) !== String([...accepted].sort())) {
    wrong.push(`charged ${String(charged)}, journaled as accepted ${String(accepted)}`);
  }
  for (const { reference, state } of all) {
    const told = shop.results.filter((one) => one.reference === reference).map((one) => one.state);
    if (told.length > 1) wrong.push(`told ${String(told)} of ${reference}`);
    // A failure is not told once another attempt has the order.
    const isToTell = state === "accepted" || accepted.length === 0;
    if (isToTell && told[0] !== state) wrong.push(`told ${told[0]}, journaled ${state}`);
  }
  return wrong;
}
