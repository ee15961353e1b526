import { codeList } from "../code-list.js";

/** Whether the automatic response reached the shop. */
export const automaticResponseStatus = codeList({
  name: "automaticResponseStatus",
  values: {
    SENT: {
      meaning: { en: "The automatic response was sent.", fr: "La réponse automatique a été envoyée." },
    },
    FAILED: {
      meaning: {
        en: "The automatic response could not be sent. Check its address and read the result with getTransactionData.",
        fr: "La réponse automatique n’a pas pu être envoyée. Vérifiez son adresse et lisez le résultat avec getTransactionData.",
      },
    },
    UNDEFINED: {
      meaning: {
        en: "No automatic response was asked for.",
        fr: "Aucune réponse automatique n’était demandée.",
      },
    },
  },
});
