import type { JsonObject } from "@sips-kit/protocol";
import { UsageError, type Terminal } from "./command.js";

/** @throws UsageError when it is not one JSON object; the message never quotes the file */
export async function readJsonFile(terminal: Terminal, file: string): Promise<JsonObject> {
  const text = await terminal.readInput(file);
  const name = file === "-" ? "standard input" : file;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UsageError(`${name} is not JSON.`);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new UsageError(`${name} is not a JSON object.`);
  }
  return value as JsonObject; // JSON.parse returns only JSON values
}
