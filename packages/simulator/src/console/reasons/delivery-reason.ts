import type { Exchange } from "../../ledger/exchanges.js";
import { answerFaultNames } from "../../world/faults.js";
import type { Reason } from "./reason.js";

/** Which test card or armed fault kept the right answer from the shop, or made it late. */
export function deliveryReason({ delivery }: Exchange): Reason | undefined {
  switch (delivery) {
    case undefined:
      return undefined;
    case "lost":
      return {
        cause: "This test card’s answer never arrives: the shop waited until its deadline.",
        remedy: "The call had its effect; a query shows it. Any card of another behaviour gets its answer.",
      };
    case "slow":
      return {
        cause: "The answer for this test card takes seconds.",
        remedy: "Any card of another behaviour is answered at once.",
      };
    default:
      return {
        cause: answerFaultNames.some((name) => name === delivery)
          ? `The armed fault ${delivery} replaced the right answer: the shop got what is shown here.`
          : `The armed fault ${delivery} spoiled this answer: the shop did not get what is shown here.`,
        remedy: "Calls are answered as usual once the fault is used up, or removed under Faults.",
      };
  }
}
