import { codes } from "../codes/index.js";
import { code, defineContainer, text } from "../field.js";

export const mandate = defineContainer({
  name: "mandate",
  summary:
    "Item of mandateList in the searchMandate response. finalizeMandate and getMandateData give the same names as flat fields (mandateUsage and transactionActors seen only here).",
  fields: {
    bic: text(),
    iban: text(),
    mandateId: text(),
    mandateStatus: code(codes.mandateStatus, "ACTIVE ..."),
    mandateUsage: code(codes.mandateUsage, "RECURRENT ..."),
    transactionActors: code(codes.transactionActors, "B2C ..."),
  },
});
