import type { Exchange } from "../../ledger/exchanges.js";
import type { Reason } from "./reason.js";

/** Why an answer did not travel as it was made. */
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
        cause: "This test card makes its callers wait for seconds.",
        remedy: "Any card of another behaviour is answered at once.",
      };
    default:
      return {
        cause: `The armed fault ${delivery} spoiled this answer: the shop did not get what is shown here.`,
        remedy: "Calls are answered as usual once the fault is used up, or removed under Faults.",
      };
  }
}
