import type { Context } from "../checkout/context.js";

/** Logs at the start what the journal's store had lost and has put back; nothing when nothing was lost. */
export function tellRestored(context: Pick<Context, "journal" | "log">): void {
  const { restored } = context.journal;
  if (!restored) return;
  const { attempts, operations, conflicts, damaged } = restored;
  if (attempts + operations > 0) {
    context.log({
      step: "journal restored",
      code: `${attempts + operations}`,
      detail: `The database had lost ${attempts} payments and ${operations} operations that may have moved money. They are back, and the gateway is asked about each of them.`,
    });
  }
  if (damaged > 0) {
    context.log({
      step: "charge log damaged",
      code: `${damaged}`,
      detail: `${damaged} lines of the journal's charge log cannot be read. One is usual after a power failure; more of them say that the disk fails.`,
    });
  }
  for (const reference of conflicts) {
    context.log({
      step: "journal conflict",
      reference,
      detail:
        "The charge log says that this was sent, the database that it had ended before. Compare it with the bank's portal.",
    });
  }
}
