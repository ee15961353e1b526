import { parseArgs } from "node:util";
import type { SimulatorOptions } from "./start-simulator.js";

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
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) return "help";
  return {
    ...(values.port === undefined ? {} : { port: readPort(values.port) }),
    ...(values.host === undefined ? {} : { host: values.host }),
    ...(values.seed === undefined ? {} : { seed: values.seed }),
    ...(values.state === undefined ? {} : { stateFile: values.state }),
    ...readSupplierReturn(values["supplier-return"]),
  };
}

function readSupplierReturn(shape: string | undefined): Pick<SimulatorOptions, "supplierReturn"> {
  if (shape === undefined) return {};
  if (shape === "fields" || shape === "sealed-data") return { supplierReturn: shape };
  throw new Error(`--supplier-return: "${shape}" is neither "fields" nor "sealed-data".`);
}

/** The two ports after it must exist as well. */
function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_533) return port;
  throw new Error(`--port: "${text}" is no port. Give a number from 1 to 65533, or 0 for free ones.`);
}
