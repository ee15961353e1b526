import type { Context } from "./context.js";

/** Where the simulator's console shows the calls of a payment; undefined without a simulator. */
export function callsUrl({ consoleUrl }: Pick<Context, "consoleUrl">, reference: string): string | undefined {
  return consoleUrl && `${consoleUrl}?${new URLSearchParams({ view: "exchanges", q: reference }).toString()}`;
}
