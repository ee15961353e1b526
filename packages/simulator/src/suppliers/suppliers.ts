import type { Language } from "../http/page-language.js";
import type { SupplierKind, SupplierVerdict } from "../ledger/supplier-sessions.js";

/** The look of each external page, and its possible answers. */
export const suppliers: {
  readonly [kind in SupplierKind]: {
    readonly owner: Readonly<Record<Language, string>>;
    readonly colour: string;
    readonly verdicts: readonly SupplierVerdict[];
  };
} = {
  paypal: {
    owner: { en: "Simulated PayPal", fr: "PayPal simulé" },
    colour: "#003087",
    verdicts: ["confirm", "refuse", "pending", "cancel"],
  },
  bancontact: {
    owner: { en: "Simulated Bancontact", fr: "Bancontact simulé" },
    colour: "#005aa0",
    verdicts: ["confirm", "refuse", "cancel"],
  },
  ideal: {
    owner: { en: "Simulated iDEAL", fr: "iDEAL simulé" },
    colour: "#a3005f",
    verdicts: ["confirm", "refuse", "cancel"],
  },
  sofort: {
    owner: { en: "Simulated Sofort", fr: "Sofort simulé" },
    colour: "#7a2a00",
    verdicts: ["confirm", "refuse", "cancel"],
  },
  paylib: {
    owner: { en: "Simulated Paylib", fr: "Paylib simulé" },
    colour: "#00695c",
    verdicts: ["confirm", "refuse", "cancel"],
  },
  mandate: {
    owner: { en: "Simulated signature service", fr: "Service de signature simulé" },
    colour: "#4a3f8f",
    verdicts: ["confirm", "refuse", "cancel"],
  },
};
