import type { Operation, OperationState } from "../../domain/operation.js";
import { exitCodes, type ExitCode, type Terminal } from "../input/command.js";
import { printFound } from "./print-found.js";

/** Writes an operation, and gives its exit code. */
export function printOperation(
  terminal: Terminal,
  operation: Operation,
  json: boolean | undefined,
): ExitCode {
  printFound(terminal, operation, asText, json);
  return exitCodeOf[operation.state];
}

function asText({ reference, state, what, responseCode, mustAuthenticate, approval }: Operation): string {
  const code = responseCode === undefined ? "" : ` (${responseCode})`;
  const said = state === "prepared" && approval?.state === "awaited" ? "waits for approval" : what;
  const advice = mustAuthenticate
    ? "\nThe bank wants to ask the cardholder: have the buyer pay themselves."
    : "";
  return `${reference}: ${state}${code}, ${said}${advice}`;
}

const exitCodeOf: { readonly [state in OperationState]: ExitCode } = {
  accepted: exitCodes.accepted,
  refused: exitCodes.refused,
  "not-done": exitCodes.notSent,
  prepared: exitCodes.unknown,
  sending: exitCodes.unknown,
  unknown: exitCodes.unknown,
};
