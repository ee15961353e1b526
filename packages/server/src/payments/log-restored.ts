import type { Context } from "../context/context.js";

/** Logs at start-up what the journal's store had lost and has restored; nothing if nothing was lost. */
export function logRestored(context: Pick<Context, "journal" | "log">): void {
  const { restored } = context.journal;
  if (!restored) return;
  const { attempts, operations, conflicts, damaged } = restored;
  if (attempts + operations > 0) {
    context.log({
      step: "journal restored",
      code: `${attempts + operations}`,
      detail: `The database had lost ${attempts} payments and ${operations} operations. They were restored from the charge log, and the gateway is queried about those whose result is not known.`,
    });
  }
  if (damaged > 0) {
    context.log({
      step: "charge log damaged",
      code: `${damaged}`,
      detail: `${damaged} lines of the journal's charge log cannot be read. One is normal after a power failure; more suggest a failing disk.`,
    });
  }
  for (const reference of conflicts) {
    context.log({
      step: "journal conflict",
      reference,
      detail:
        "According to the charge log this was sent, but it contradicts the database and was not restored. Compare it with the bank's portal.",
    });
  }
}
