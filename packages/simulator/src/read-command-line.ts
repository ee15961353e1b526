import { parseArgs } from "node:util";
import { checkLink, type ConsoleLink } from "./console/console-link.js";
import type { SimulatorOptions } from "./start-simulator.js";
import { createReadings, readingChoices, type ReadingsInForce } from "./world/readings.js";

/**
 * Reads the options of the command line, as `sips-simulator` and `sips simulator` take them.
 *
 * @param args the arguments after the command's name
 * @returns what startSimulator takes, or "help" when that was asked for
 * @throws Error that names the option at fault and what it should hold
 */
export function readCommandLine(args: readonly string[]): SimulatorOptions | "help" {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: "string" },
      host: { type: "string" },
      seed: { type: "string" },
      state: { type: "string" },
      "supplier-return": { type: "string" },
      reading: { type: "string", multiple: true },
      "allowed-host": { type: "string", multiple: true },
      link: { type: "string", multiple: true },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) return "help";
  return {
    ...(values.port === undefined ? {} : { port: readPort(values.port) }),
    ...(values.host === undefined ? {} : { host: values.host }),
    ...(values.seed === undefined ? {} : { seed: values.seed }),
    ...(values.state === undefined ? {} : { stateFile: values.state }),
    ...readReadings(values.reading ?? [], values["supplier-return"]),
    ...(values["allowed-host"] === undefined ? {} : { allowedHosts: values["allowed-host"] }),
    ...(values.link === undefined ? {} : { links: values.link.map(readLink) }),
  };
}

/** `--supplier-return SHAPE` is an older form of `--reading supplierReturn=SHAPE`. */
function readReadings(
  given: readonly string[],
  supplierReturn: string | undefined,
): Pick<SimulatorOptions, "readings"> {
  const readings = createReadings();
  if (supplierReturn !== undefined) {
    if (!readingChoices.supplierReturn.some((shape) => shape === supplierReturn)) {
      throw new Error(`--supplier-return: "${supplierReturn}" is neither "fields" nor "sealed-data".`);
    }
    readings.set({ supplierReturn });
  }
  for (const text of given) {
    const [name = "", value = ""] = text.split("=", 2);
    change(readings, { [name]: name === "visibleAfterMs" ? Number(value || NaN) : value });
  }
  return given.length === 0 && supplierReturn === undefined ? {} : { readings: readings.current() };
}

function change(readings: ReadingsInForce, given: Readonly<Record<string, unknown>>): void {
  try {
    readings.set(given);
  } catch (error) {
    // readings.ts says in words what is wrong, and throws nothing else.
    throw new Error(`--reading: ${(error as Error).message}`, { cause: error });
  }
}

/** The title ends at the first equals sign; an address may have more of them. */
function readLink(given: string): ConsoleLink {
  const mark = given.indexOf("=");
  return checkLink({ title: given.slice(0, Math.max(0, mark)), url: given.slice(mark + 1) });
}

/** The two ports after it must exist as well. */
function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_533) return port;
  throw new Error(`--port: "${text}" is no port. Give a number from 1 to 65533, or 0 for free ones.`);
}
