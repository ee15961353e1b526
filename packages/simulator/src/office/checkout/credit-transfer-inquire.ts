import { text } from "../../ledger/wire-fields.js";
import type { Call } from "../call.js";
import { accept, chosenCodes, refuse, type Reply } from "../reply.js";
import { idealBanks } from "./ideal-banks.js";

/** Lists the banks from which the buyer may choose for a credit transfer: those of iDEAL. */
export function creditTransferInquire({ body }: Call): Reply {
  if (text(body, "paymentMeanBrand") !== "IDEAL") {
    return refuse(chosenCodes.unservedBrand, "paymentMeanBrand");
  }
  if (text(body, "currencyCode") !== "978") return refuse("12", "currencyCode");
  return accept({ customerBankList: idealBanks });
}
