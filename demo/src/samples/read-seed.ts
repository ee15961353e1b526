const most = 1_000_000;

/** How many sample payments the command line asks for (`--seed 100000`); a text when it cannot be read. */
export function readSeed(args: readonly string[]): number | string {
  const at = args.indexOf("--seed");
  if (at < 0) return 0;
  const given = args[at + 1] ?? "";
  const isRight = /^\d{1,7}$/.test(given) && Number(given) <= most;
  return isRight
    ? Number(given)
    : `--seed should be followed by the number of sample payments, up to ${most}`;
}
