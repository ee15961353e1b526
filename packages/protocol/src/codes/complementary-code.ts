import { codeList } from "../code-list.js";
import { toBuyer } from "./to-buyer.js";

/** Result of the additional fraud checks. The list dates from 2013; newer values exist. */
export const complementaryCode = codeList({
  name: "complementaryCode",
  values: {
    "": {
      meaning: { en: "No additional check was made.", fr: "Aucun contrôle complémentaire n’a été fait." },
    },
    "00": {
      meaning: { en: "All additional checks passed.", fr: "Tous les contrôles complémentaires sont passés." },
    },
    "02": {
      meaning: {
        en: "The amount allowed for the card over a period is exceeded.",
        fr: "L’encours permis pour la carte est dépassé.",
      },
      buyer: toBuyer.neutral,
    },
    "03": {
      meaning: { en: "The card is on the grey list.", fr: "La carte est sur la liste grise." },
      buyer: toBuyer.neutral,
    },
    "04": {
      meaning: { en: "The postcode is on the grey list.", fr: "Le code postal est sur la liste grise." },
      buyer: toBuyer.neutral,
    },
    "05": {
      meaning: {
        en: "The first digits of the card (BIN) are unknown.",
        fr: "Les premiers chiffres de la carte (BIN) sont inconnus.",
      },
      buyer: toBuyer.neutral,
    },
    "06": {
      meaning: { en: "The card was issued abroad.", fr: "La carte a été émise à l’étranger." },
      buyer: toBuyer.neutral,
    },
    "07": {
      meaning: {
        en: "The card is a virtual one (e-Carte Bleue).",
        fr: "La carte est virtuelle (e-Carte Bleue).",
      },
      buyer: toBuyer.notForThis,
    },
    "08": {
      meaning: {
        en: "The card is in a BIN range on the grey list.",
        fr: "La carte est dans une tranche de BIN de la liste grise.",
      },
      buyer: toBuyer.neutral,
    },
    "09": {
      meaning: {
        en: "The country of the buyer's IP address is unknown.",
        fr: "Le pays de l’adresse IP du client est inconnu.",
      },
      buyer: toBuyer.neutral,
    },
    "10": {
      meaning: {
        en: "The country of the buyer's IP address is forbidden by the shop.",
        fr: "Le pays de l’adresse IP du client est interdit par la boutique.",
      },
      buyer: toBuyer.neutral,
    },
    "11": {
      meaning: {
        en: "The card is on the list of blocked cards. Give no reason to the buyer.",
        fr: "La carte est sur la liste des cartes en opposition. Ne donnez pas de motif au client.",
      },
      buyer: toBuyer.neutral,
    },
    "12": {
      meaning: {
        en: "The pair of card country and IP country is forbidden by the shop.",
        fr: "Le couple pays de la carte et pays de l’adresse IP est interdit par la boutique.",
      },
      buyer: toBuyer.neutral,
    },
    "13": {
      meaning: {
        en: "The country of the IP address or of the card is unknown.",
        fr: "Le pays de l’adresse IP ou de la carte est inconnu.",
      },
      buyer: toBuyer.neutral,
    },
    "14": {
      meaning: {
        en: "The card is one that needs an authorisation for each payment.",
        fr: "La carte exige une autorisation à chaque paiement.",
      },
      buyer: toBuyer.notForThis,
    },
    "15": {
      meaning: {
        en: "The BIN is unknown to the check for cards with systematic authorisation.",
        fr: "Le BIN est inconnu du contrôle des cartes à autorisation systématique.",
      },
      buyer: toBuyer.neutral,
    },
    "16": {
      meaning: {
        en: "Too many payments came from this IP address.",
        fr: "Trop de paiements sont venus de cette adresse IP.",
      },
      buyer: toBuyer.neutral,
    },
    "20": {
      meaning: { en: "This customer made too many payments.", fr: "Ce client a fait trop de paiements." },
      buyer: toBuyer.neutral,
    },
    "21": {
      meaning: { en: "Too many customers used this card.", fr: "Trop de clients ont utilisé cette carte." },
      buyer: toBuyer.neutral,
    },
    "22": {
      meaning: { en: "This customer used too many cards.", fr: "Ce client a utilisé trop de cartes." },
      buyer: toBuyer.neutral,
    },
    "99": {
      meaning: {
        en: "A problem occurred during one of the checks. Look at the transaction in the fraud tool.",
        fr: "Un problème est survenu pendant l’un des contrôles. Consultez la transaction dans l’outil de lutte contre la fraude.",
      },
      buyer: toBuyer.neutral,
    },
  },
});
