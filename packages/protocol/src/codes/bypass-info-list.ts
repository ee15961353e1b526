import { codeList } from "../code-list.js";

/** Fraud information not to be collected for one payment. */
export const bypassInfoList = codeList({
  name: "bypassInfoList",
  values: {
    IpCountry: {
      meaning: {
        en: "Skip the information on the IP address's country",
        fr: "Ignorer l’information sur le pays de l’adresse IP",
      },
    },
    Card: { meaning: { en: "Skip the information on the card", fr: "Ignorer l’information sur la carte" } },
    All: { meaning: { en: "Skip all information", fr: "Ignorer toutes les informations" } },
  },
});
