import type { HolderAuthentication } from "../../ledger/transaction.js";
import { container } from "../../ledger/wire-fields.js";
import type { WireObject } from "../../ledger/wire.js";

/** The result of an authentication elsewhere (authenticationData); the simulator trusts the shop's values. */
export function externalAuthentication(data: WireObject): HolderAuthentication {
  const { txStatus } = { ...container(data, "threeD"), ...container(data, "threeDV2") };
  switch (txStatus) {
    case "Y":
      return { status: "SUCCESS" };
    case "A":
      return { status: "ATTEMPT" };
    case "N":
      return { status: "FAILURE" };
    case "U":
      return { status: "ERROR" };
    default:
      return noAuthentication;
  }
}

/** Shared by all orders that have none. */
const noAuthentication: HolderAuthentication = { status: "NO_AUTHENT" };
