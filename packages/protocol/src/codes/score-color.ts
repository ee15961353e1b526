import { codeList } from "../code-list.js";

/** Colour of the fraud score. */
export const scoreColor = codeList({
  name: "scoreColor",
  values: {
    "": { meaning: { en: "No colour: there is no score.", fr: "Pas de couleur : il n’y a pas de score." } },
    BLACK: {
      meaning: {
        en: "Black: the fraud check refuses the payment.",
        fr: "Noir : le contrôle antifraude refuse le paiement.",
      },
    },
    GREEN: {
      meaning: {
        en: "Green: the fraud check lets the payment pass.",
        fr: "Vert : le contrôle antifraude laisse passer le paiement.",
      },
    },
    ORANGE: {
      meaning: {
        en: "Orange: warning. The payment may be held; decide with acceptChallenge or refuseChallenge.",
        fr: "Orange : alerte. Le paiement peut être retenu ; décidez avec acceptChallenge ou refuseChallenge.",
      },
    },
    RED: {
      meaning: {
        en: "Red: the fraud check refuses the payment.",
        fr: "Rouge : le contrôle antifraude refuse le paiement.",
      },
    },
    WHITE: {
      meaning: {
        en: "White: the fraud check is favourable.",
        fr: "Blanc : le contrôle antifraude est favorable.",
      },
    },
  },
});
