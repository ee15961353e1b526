import type { Call } from "../call.js";
import { accept, type Reply } from "../reply.js";
import { readElements } from "./read-elements.js";

/** Puts elements on a list; later orders are stopped (black), held (grey) or let through (white) by it. */
export function addToFraudList(call: Call): Reply {
  const read = readElements(call);
  if ("refusal" in read) return read.refusal;
  for (const element of read.elements) call.gateway.fraudLists.add(element);
  return accept({});
}
