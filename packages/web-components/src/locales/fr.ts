import type { Locale } from "./locale.js";

export const fr: Locale = {
  tag: "fr",
  form: "Payer par carte",
  labels: {
    cardNumber: "Numéro de carte",
    cardExpiryDate: "Date d’expiration",
    cardCSCValue: "Cryptogramme visuel",
    cardholderName: "Nom du titulaire",
  },
  hints: { cardExpiryDate: "MM / AA" },
  problems: {
    cardNumber: { missing: "Saisissez le numéro de votre carte.", invalid: "Vérifiez le numéro de carte." },
    cardExpiryDate: { missing: "Saisissez la date d’expiration.", invalid: "Vérifiez la date d’expiration." },
    cardCSCValue: { missing: "Saisissez le cryptogramme visuel.", invalid: "Vérifiez le cryptogramme." },
    cardholderName: {
      missing: "Saisissez le nom inscrit sur la carte.",
      invalid: "Ceci ressemble à un numéro de carte. Saisissez le nom inscrit sur la carte.",
    },
  },
  brandChoice: "Marque de la carte",
  pay: "Payer",
  retry: "Réessayer",
  loading: "Chargement du formulaire sécurisé…",
  slow: "C’est plus long que d’habitude. Ne fermez pas cette page.",
  busy: "Envoi de votre paiement…",
  done: "Votre carte a été transmise. Un instant…",
  offline: "Vous êtes hors ligne. Vérifiez votre connexion et réessayez.",
  unreachable: "Impossible de joindre la boutique. Vérifiez votre connexion et réessayez.",
  faults: () => import("./fr-faults.js").then((module) => module.frFaults),
  failed: "Un problème est survenu. Veuillez réessayer.",
  own: {
    problems: {
      cardNumber: { incomplete: "Le numéro de carte est trop court." },
      cardExpiryDate: {
        incomplete: "Saisissez le mois et l’année, par exemple 04 / 29.",
        expired: "Cette carte a expiré. Utilisez-en une autre.",
      },
      cardCSCValue: { incomplete: "Le cryptogramme est trop court." },
    },
    cscHelp: {
      3: "Les trois chiffres au dos de la carte",
      4: "Les quatre chiffres au recto de la carte",
    },
    brandChoiceHelp: "Votre carte porte deux marques. Vous pouvez choisir celle avec laquelle payer.",
    brandUnchosen: "Sans choix de votre part, la marque habituelle de votre carte est utilisée.",
  },
  challenge: {
    title: "Confirmez votre paiement auprès de votre banque",
    cancel: "Annuler",
    ask: "Annuler la confirmation ? Votre paiement ne sera pas effectué.",
    stay: "Poursuivre la confirmation",
    leave: "Annuler le paiement",
    cancelled: "Vous avez annulé la confirmation. Pour payer, saisissez de nouveau votre carte.",
  },
  earlierPayment: {
    see: "Voir où en est ce paiement",
    question:
      "Un paiement de cette commande a été commencé et peut encore aboutir. Si vous payez de nouveau et que les deux aboutissent, la boutique vous remboursera l’un des deux.",
    agree: "Payer de nouveau quand même",
  },
  savedCards: {
    form: "Payer avec une carte enregistrée",
    choose: "Vos cartes enregistrées",
    ending: "se terminant par",
    expires: "Expire fin",
    expired: "Expirée",
    none: "Vous n’avez pas de carte enregistrée utilisable.",
    loading: "Chargement de vos cartes enregistrées…",
    cancelled: "Vous avez annulé la confirmation. Pour payer, choisissez de nouveau votre carte.",
    add: "Enregistrer une carte",
    save: "Enregistrer cette carte",
    saving: "Enregistrement de votre carte…",
    saved: "Votre carte est enregistrée.",
    brandChoiceHelp: "Votre carte porte deux marques. Vous pouvez choisir celle qui servira à vos paiements.",
    faults: () => import("./fr-faults.js").then((module) => module.frSavedCardsFaults),
  },
};
