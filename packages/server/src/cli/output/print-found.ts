import type { Terminal } from "../input/command.js";
import { maskShown } from "./mask-shown.js";

/** Writes what was found, as JSON or for a human reader, with card numbers masked. */
export function printFound<Found>(
  terminal: Terminal,
  found: Found,
  asText: (found: Found) => string,
  json: boolean | undefined,
): void {
  terminal.write(maskShown(json === true ? JSON.stringify(found, null, 2) : asText(found)));
}
