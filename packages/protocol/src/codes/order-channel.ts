import { codeList } from "../code-list.js";

export const orderChannel = codeList({
  name: "orderChannel",
  closed: true,
  values: {
    INTERNET: { meaning: { en: "Web", fr: "Web" } },
    MOTO: { meaning: { en: "Distance, unspecified", fr: "Distance, unspecified" } },
    TELEPHONE_ORDER: { meaning: { en: "Telephone", fr: "Telephone" } },
    MAIL_ORDER: { meaning: { en: "Mail", fr: "Mail" } },
    FAX: { meaning: { en: "Fax", fr: "Fax" } },
    IVR: { meaning: { en: "Voice server", fr: "Voice server" } },
    INAPP: { meaning: { en: "Mobile application", fr: "Mobile application" } },
  },
});
