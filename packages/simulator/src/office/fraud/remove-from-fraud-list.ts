import type { Call } from "../call.js";
import { accept, chosenCodes, refuse, type Reply } from "../reply.js";
import { readElements } from "./read-elements.js";

/** Removes elements from a list; refused when none of them is on it. */
export function removeFromFraudList(call: Call): Reply {
  const read = readElements(call);
  if ("refusal" in read) return read.refusal;
  const removed = read.elements.filter((element) => call.gateway.fraudLists.remove(element));
  return removed.length > 0 ? accept({}) : refuse(chosenCodes.notOnFraudList);
}
