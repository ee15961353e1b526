import { UsageError } from "./command.js";

/** The value that a command cannot do without. Throws UsageError that names it. */
export function need(value: string | undefined, name: string, command: string): string {
  if (value !== undefined && value !== "") return value;
  throw new UsageError(`${name} is missing.`, `All options: sips help ${command}`);
}
