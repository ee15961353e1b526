import { UsageError, type Terminal } from "./command.js";

/**
 * Asks for confirmation before money moves or data is erased; `--yes` confirms in advance. Throws UsageError without an
 * interactive terminal.
 */
export async function isConfirmed(
  terminal: Terminal,
  question: string,
  isAnswered: boolean | undefined,
): Promise<boolean> {
  if (isAnswered === true) return true;
  if (!terminal.ask) {
    throw new UsageError(
      "there is no terminal to ask for confirmation, so nothing was done.",
      "--yes confirms in advance.",
    );
  }
  const answer = await terminal.ask(`${question} Type yes to continue: `);
  if (answer.trim().toLowerCase() === "yes") return true;
  terminal.complain("Nothing was done.");
  return false;
}
