import { text } from "../../ledger/wire-fields.js";
import type { Call } from "../call.js";
import { refusalOf } from "../checkout/finalize-at-supplier.js";
import { answerFields } from "../checkout/order-answer.js";
import { accept, refuse, type Reply } from "../reply.js";
import { mandateFields } from "./mandate-fields.js";

/** Fetches the result of signing a mandate; a signed one can be debited from now on. */
export function finalizeMandate({ gateway, shop, body }: Call): Reply {
  const read = gateway.suppliers.read(text(body, "redirectionData") ?? "");
  if ("fault" in read) return refusalOf(read.fault);
  const { session, verdict } = read;
  const isOurs = session.kind === "mandate" && session.merchantId === shop.merchantId;
  const mandate = isOurs ? gateway.mandates.find(shop.merchantId, session.subject) : undefined;
  if (!mandate) return refusalOf("forged");
  gateway.suppliers.finalize(session);
  switch (verdict) {
    case "confirm":
      gateway.mandates.close(mandate, "ACTIVE");
      return accept(
        answerFields("finalizeMandate", {
          ...mandateFields(mandate),
          customerId: mandate.customerId,
          paymentMeanAlias: mandate.paymentMeanAlias,
        }),
      );
    case "cancel":
      gateway.mandates.close(mandate, "CANCELLED");
      return refuse("17");
    default:
      gateway.mandates.close(mandate, "REFUSED");
      return refuse("05");
  }
}
