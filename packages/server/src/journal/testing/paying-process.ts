import { openJournal } from "../open-journal.js";
import { newAttempt, start } from "../conformance/attempts.js";

/** A separate server process: pays orders that other processes pay as well, ten at a time. */
const [address = "", name = "", orders = "0"] = process.argv.slice(2);
const journal = await openJournal(address);
const failures: string[] = [];
let next = 0;
let ordered = 0;

await Promise.all(
  Array.from({ length: 10 }, async () => {
    while (next < Number(orders)) {
      const order = next;
      next += 1;
      await payOrder(order).catch((error: unknown) => failures.push(String(error)));
    }
  }),
);
await journal.close();
process.send?.({ ordered, failures });

async function payOrder(order: number): Promise<void> {
  const reference = `${name}-${order}`;
  await journal.open(newAttempt(reference, `order-${order}`));
  await journal.move(reference, { to: "starting", at: start, what: "enrolment is being sent" });
  const moved = await journal.move(reference, { to: "charging", at: start, what: "order is being sent" });
  if (moved.kind === "moved") {
    ordered += 1;
    await journal.move(reference, { to: "accepted", at: start, what: "accepted" });
  } else {
    await journal.move(reference, { to: "abandoned", at: start, what: moved.kind });
  }
}
