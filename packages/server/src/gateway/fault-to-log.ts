import { faultMessage } from "../runtime/fault-message.js";
import { faultName } from "../runtime/fault-name.js";
import { maskCardData } from "./card-data.js";

/**
 * What the log says of something that the shop's own code has thrown: its name and its message. Card data in the message
 * are masked, because it may hold anything.
 */
export function faultToLog(fault: unknown): { readonly code: string; readonly detail?: string } {
  const detail = fault instanceof Error ? faultMessage(fault) : "";
  return { code: faultName(fault), ...(detail && { detail: maskCardData(detail) }) };
}
