/** Runs a command without a word, and throws what it said when it fails. Gives what it said. */
export function runOrThrow(
  command: string,
  args: readonly string[],
  options: { readonly cwd: string },
): Promise<string>;
