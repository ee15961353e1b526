import type { GatewayModel } from "../gateway/model.js";
import { decideTransfer, movesThere } from "../gateway/transfers.js";
import type { SupplierPages } from "./buyer-world.js";

/** The pages of suppliers, which pass the buyers' decisions to the gateway model. */
export function createSupplierPages(model: GatewayModel): SupplierPages {
  const { visits, now } = model;
  return {
    reach: (redirectionData) => visits.reach(redirectionData, now()),
    decide(visit, verdict, purchase) {
      if (movesThere(model, visit.supplier)) {
        const touch = (fault: string) => void purchase.touchedBy.add(fault);
        return decideTransfer(model, visit, verdict, { random: purchase.random.gateway, touch });
      }
      visit.verdict ??= verdict;
      return visit.verdict === verdict;
    },
    backOf: visits.backOf,
  };
}
