/** One command of `sips`. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** The whole help, with examples. */
  readonly usage: string;
  /** @throws UsageError when the arguments are invalid */
  run(args: readonly string[], terminal: Terminal): Promise<ExitCode>;
}

/** Where a command reads and writes. */
export interface Terminal {
  readonly env: { readonly [name: string]: string | undefined };
  /** Writes to standard output: one line, or several joined. */
  write(line: string): void;
  /** True once nobody reads standard output any more: a long output may end. */
  isClosed?(): boolean;
  /** Writes one line to standard error. */
  complain(line: string): void;
  /** The text of a file, or of standard input for `-`. */
  readInput(file: string): Promise<string>;
  /** Asks the user a question; absent without an interactive terminal. */
  readonly ask?: (question: string) => Promise<string>;
}

/** The exit codes of the commands. */
export const exitCodes = {
  accepted: 0,
  refused: 1,
  wrongUsage: 2,
  notSent: 3,
  unknown: 4,
  defect: 70,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Invalid arguments; `hint` says what to do instead. */
export class UsageError extends Error {
  override readonly name = "UsageError";

  constructor(
    message: string,
    readonly hint?: string,
  ) {
    super(message);
  }
}
