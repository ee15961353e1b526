import { parseArgs } from "node:util";

const most = 1_000_000;

/** What the command line of the demo asks for, or why it cannot be read. */
export type CommandLine =
  | { readonly kind: "help" }
  | { readonly kind: "start"; readonly samples: number }
  | { readonly kind: "fault"; readonly fault: string };

/** Reads the options of `npm run demo`. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const options = { seed: { type: "string" }, help: { type: "boolean", short: "h" } } as const;
  try {
    const { seed = "0", help } = parseArgs({ args: [...args], options }).values;
    if (help) return { kind: "help" };
    if (/^\d{1,7}$/.test(seed) && Number(seed) <= most) return { kind: "start", samples: Number(seed) };
    return { kind: "fault", fault: `--seed should be the number of sample payments, up to ${most}` };
  } catch (error) {
    // parseArgs names the option.
    return { kind: "fault", fault: `${error instanceof Error ? error.message : ""} See --help.` };
  }
}
