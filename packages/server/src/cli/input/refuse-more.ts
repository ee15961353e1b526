import { UsageError } from "./command.js";

/**
 * Refuses words that a command would ignore: a second payment, or the rest of a name without quotes. Throws UsageError.
 *
 * @param most how many words it takes; undefined for an unknown command, which is refused by its name
 */
export function refuseMore(words: readonly string[], most: number | undefined, command: string): void {
  const [extra] = words.slice(most ?? words.length);
  if (extra === undefined) return;
  throw new UsageError(
    `what is ${extra}?`,
    `Put a name of several words in quotes. All options: sips help ${command}`,
  );
}
