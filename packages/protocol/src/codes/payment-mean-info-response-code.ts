import { codeList } from "../code-list.js";

/** Result of getCardData. */
export const paymentMeanInfoResponseCode = codeList({
  name: "paymentMeanInfoResponseCode",
  values: {
    "00": {
      meaning: {
        en: "The card's information was found.",
        fr: "Les informations de la carte ont été trouvées.",
      },
    },
    "05": {
      meaning: {
        en: "The card number or its first digits are unknown.",
        fr: "Le numéro de carte ou ses premiers chiffres sont inconnus.",
      },
    },
    "12": {
      meaning: {
        en: "The data are invalid. See errorFieldName and correct the request.",
        fr: "Les données ne sont pas valides. Consultez errorFieldName et corrigez la requête.",
      },
    },
    "30": {
      meaning: {
        en: "A field is badly formed. errorFieldName names it; correct the request.",
        fr: "Un champ est mal formé. errorFieldName le nomme ; corrigez la requête.",
      },
    },
  },
});
