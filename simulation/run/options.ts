import { parseArgs } from "node:util";
import { availableParallelism } from "node:os";
import { faultNames, faultSources } from "../faults.js";

/** What `npm run simulate` is asked to do. */
export interface Options {
  readonly seed: number;
  /** How many seeds to run, starting with `seed`; endless when undefined. */
  readonly runs: number | undefined;
  /** Stops when this many payments have been simulated. */
  readonly total: number | undefined;
  /** Orders in one run; chosen by the seed when undefined. */
  readonly payments: number | undefined;
  readonly faults: readonly string[];
  /** Prints only the history of the payment with this order id or reference. */
  readonly payment: string | undefined;
  /** Another checkout whose packages/ is simulated instead of this one's. */
  readonly code: string | undefined;
  /** Prints how often each feature of the product has occurred. */
  readonly coverage: boolean;
  readonly workers: number;
  readonly isHelp: boolean;
  /** Names of mutations to be found, all of them when empty; undefined when none is asked for. */
  readonly mutations: readonly string[] | undefined;
}

export const help = `npm run simulate -- [options]

  --seed N         one run, and the history of what it violates; the same seed gives the same run
  --runs R         R runs, of the seeds N, N + 1, ...; prints which seeds violate what
  --total P        runs until P payments are simulated (100000 unless --seed or --runs is given)
  --payments M     orders in each run, instead of the number that the seed gives
  --faults LIST    sources (${faultSources.join(", ")}),
                   single faults (such as clock.skew, then always on), all (the default) or none
  --payment REF    with --seed: prints the history of this order or transaction, whatever it violates
  --code PATH      simulates the packages of another checkout with the same interface
  --coverage       prints how often each feature of the product has occurred, the rarest first
  --workers W      threads; default: one for each core
  --mutations [NAMES]  plants each mutation of simulation/mutations and tells when it is found

Faults: ${faultNames.join(" ")}`;

/** Reads the command line. Throws a TypeError that says what is wrong. */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      seed: { type: "string" },
      runs: { type: "string" },
      total: { type: "string" },
      payments: { type: "string" },
      faults: { type: "string", default: "all" },
      payment: { type: "string" },
      code: { type: "string" },
      coverage: { type: "boolean", default: false },
      workers: { type: "string" },
      mutations: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (positionals.length > 0 && !values.mutations) throw new TypeError(`What is ${positionals.join(" ")}?`);
  const isOneRun = values.seed !== undefined && values.total === undefined;
  const runs = countOf("runs", values.runs) ?? (isOneRun ? 1 : undefined);
  if (values.payment !== undefined && runs !== 1)
    throw new TypeError("--payment prints the history of one run: give its --seed.");
  return {
    seed: numberOf("seed", values.seed) ?? Date.now() % 1_000_000_007,
    runs,
    total: countOf("total", values.total) ?? (runs === undefined ? 100_000 : undefined),
    payments: countOf("payments", values.payments),
    faults: readFaults(values.faults),
    payment: values.payment,
    code: values.code ?? process.env["SIPS_SIMULATE_CODE"],
    coverage: values.coverage,
    workers: countOf("workers", values.workers) ?? availableParallelism(),
    isHelp: values.help,
    mutations: values.mutations ? positionals : undefined,
  };
}

/** The sources and faults of a list. */
function readFaults(list: string): readonly string[] {
  if (list === "all") return faultSources;
  if (list === "none") return [];
  const names = list.split(",").map((name) => name.trim());
  const unknown = names.filter(
    (name) => !faultSources.includes(name) && !(faultNames as string[]).includes(name),
  );
  if (unknown.length > 0) throw new TypeError(`There is no fault ${unknown.join(", ")}; see --help.`);
  return names;
}

function numberOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0) throw new TypeError(`--${name} takes a whole number.`);
  return number;
}

/** Of none, nothing would be run, and nothing found. */
function countOf(name: string, text: string | undefined): number | undefined {
  const number = numberOf(name, text);
  if (number === 0) throw new TypeError(`--${name} takes at least 1.`);
  return number;
}
