import { UsageError, type Command } from "./input/command.js";
import { nearestTo } from "../runtime/nearest.js";

/** The commands by name, in the order of the help; each is loaded when it is needed. */
export const commands: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ["call", () => import("./commands/call.js").then((file) => file.call)],
  ["methods", () => import("./commands/methods.js").then((file) => file.methodsCommand)],
  ["codes", () => import("./commands/codes.js").then((file) => file.codesCommand)],
  ["seal", () => import("./commands/seal.js").then((file) => file.sealCommand)],
  ["tx", () => import("./commands/tx.js").then((file) => file.tx)],
  ["refund", () => import("./commands/refund.js").then((file) => file.refund)],
  ["cancel", () => import("./commands/cancel.js").then((file) => file.cancel)],
  ["validate", () => import("./commands/validate.js").then((file) => file.validate)],
  ["accept", () => import("./commands/accept.js").then((file) => file.accept)],
  ["refuse", () => import("./commands/refuse.js").then((file) => file.refuse)],
  ["charge", () => import("./commands/charge.js").then((file) => file.charge)],
  ["credit", () => import("./commands/credit.js").then((file) => file.creditCommand)],
  ["fraud", () => import("./commands/fraud.js").then((file) => file.fraudCommand)],
  ["wallet", () => import("./commands/wallet.js").then((file) => file.walletCommand)],
  ["mandates", () => import("./commands/mandates.js").then((file) => file.mandatesCommand)],
  ["search", () => import("./commands/search.js").then((file) => file.searchCommand)],
  ["export", () => import("./commands/export.js").then((file) => file.exportCommand)],
  ["archive", () => import("./commands/archive.js").then((file) => file.archive)],
  ["purge", () => import("./commands/purge.js").then((file) => file.purge)],
  ["backup", () => import("./commands/backup.js").then((file) => file.backup)],
  ["webhooks", () => import("./commands/webhooks.js").then((file) => file.webhooksCommand)],
  ["openapi", () => import("./commands/openapi.js").then((file) => file.openApiCommand)],
  ["simulator", () => import("./commands/simulator.js").then((file) => file.simulator)],
  ["help", () => import("./help.js").then((file) => file.createHelp(commands, findCommand))],
]);

/** @throws UsageError that suggests the nearest name */
export function findCommand(name: string): Promise<Command> {
  const known = name === "--help" || name === "-h" ? "help" : name;
  const load = commands.get(known);
  if (load) return load();
  const nearest = nearestTo(known, [...commands.keys()]);
  throw new UsageError(
    "there is no such command.",
    nearest ? `Did you mean: sips ${nearest}` : "All commands: sips help",
  );
}
