import { shops } from "../../fixtures/shops.js";
import type { Exchange } from "../../ledger/exchanges.js";
import { text } from "../../ledger/wire-fields.js";
import { findCaller } from "../../office/find-caller.js";
import { chosenCodes } from "../../office/reply.js";
import { codeOf } from "../meaning-of-codes.js";
import type { Reason } from "./reason.js";

/** Why the gateway did not believe who called: unknown shop, unknown key, wrong seal. */
export function sealReason(exchange: Exchange): Reason | undefined {
  const { request, answer } = exchange;
  const isKnown = !("code" in findCaller(request));
  const code = codeOf(exchange);
  // An order that a test card answers with 34 tells its reference as well.
  if (isKnown && code === chosenCodes.wrongSeal && text(answer, "transactionReference") === undefined) {
    return {
      cause: "The seal does not fit the request: it was made with another key, or over another text.",
      remedy:
        "Replay the call, which the simulator then seals itself. If that is accepted, compare your sealed text with what the command line’s `sips seal FILE --verify` prints.",
    };
  }
  if (isKnown || (code !== chosenCodes.unknownShop && code !== chosenCodes.unknownKeyVersion))
    return undefined;
  const merchantId = text(request, "merchantId") ?? "";
  return shops.has(merchantId)
    ? {
        cause: `The shop ${merchantId} has no key of version ${text(request, "keyVersion")}.`,
        remedy: "Each test shop has keys of the versions 1 and 2.",
      }
    : {
        cause: `The simulator knows no shop ${merchantId}.`,
        remedy: `Its shops are ${[...shops.keys()].join(", ")}.`,
      };
}
