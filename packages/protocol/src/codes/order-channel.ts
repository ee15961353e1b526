import { codeList } from "../code-list.js";

/** The channel by which the order came in. */
export const orderChannel = codeList({
  name: "orderChannel",
  closed: true,
  values: {
    INTERNET: { meaning: { en: "Web", fr: "Internet" } },
    MOTO: {
      meaning: { en: "Distance sale, channel not specified", fr: "Vente à distance, canal non précisé" },
    },
    TELEPHONE_ORDER: { meaning: { en: "Telephone", fr: "Téléphone" } },
    MAIL_ORDER: { meaning: { en: "Mail", fr: "Courrier" } },
    FAX: { meaning: { en: "Fax", fr: "Télécopie" } },
    IVR: { meaning: { en: "Voice server", fr: "Serveur vocal" } },
    INAPP: { meaning: { en: "Mobile application", fr: "Application mobile" } },
  },
});
