import { UsageError, type Command } from "./command.js";
import { nearestTo } from "./nearest.js";

/** The commands by name, in the order of the help; each is loaded when it is needed. */
export const commands: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ["call", () => import("./call.js").then((file) => file.call)],
  ["methods", () => import("./methods.js").then((file) => file.methodsCommand)],
  ["codes", () => import("./codes.js").then((file) => file.codesCommand)],
  ["seal", () => import("./seal.js").then((file) => file.sealCommand)],
  ["tx", () => import("./tx.js").then((file) => file.tx)],
  ["charge", () => import("./charge.js").then((file) => file.charge)],
  ["credit", () => import("./credit.js").then((file) => file.creditCommand)],
  ["fraud", () => import("./fraud.js").then((file) => file.fraudCommand)],
  ["wallet", () => import("./wallet.js").then((file) => file.walletCommand)],
  ["mandates", () => import("./mandates.js").then((file) => file.mandatesCommand)],
  ["search", () => import("./search.js").then((file) => file.searchCommand)],
  ["export", () => import("./export.js").then((file) => file.exportCommand)],
  ["archive", () => import("./archive.js").then((file) => file.archive)],
  ["purge", () => import("./purge.js").then((file) => file.purge)],
  ["backup", () => import("./backup.js").then((file) => file.backup)],
  ["webhooks", () => import("./webhooks.js").then((file) => file.webhooksCommand)],
  ["openapi", () => import("./openapi.js").then((file) => file.openApiCommand)],
  ["simulator", () => import("./simulator.js").then((file) => file.simulator)],
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
