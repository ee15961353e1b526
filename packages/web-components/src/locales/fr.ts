import type { Locale } from "./locale.js";

const network = "Impossible de joindre la boutique. Vérifiez votre connexion et réessayez.";
const again = "Votre carte n’a pas pu être lue. Saisissez-la de nouveau.";
const expired = "Le délai pour payer est écoulé. Saisissez de nouveau votre carte.";
const bank = "La banque est injoignable pour le moment. Rien n’a été débité.";
const chooseAgain = "Votre paiement n’a pas pu être envoyé. Choisissez de nouveau votre carte.";
const wallet = "Vos cartes enregistrées sont illisibles pour le moment. Rien n’a été débité.";
const fields =
  "Les champs sécurisés de la carte ne se sont pas affichés. Vérifiez votre connexion et réessayez.";

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
  see: "Voir votre paiement",
  loading: "Chargement du formulaire sécurisé…",
  slow: "C’est plus long que d’habitude. Ne fermez pas cette page.",
  sending: "Envoi de votre paiement…",
  done: "Votre carte a été transmise. Un instant…",
  checkFields: "Vérifiez les informations de votre carte.",
  faults: {
    PAYMENT_SESSION_EXPIRED: expired,
    PAYMENT_ORDER_PAID: "Cette commande est déjà payée.",
    PAYMENT_ORDER_PENDING: "Un paiement de cette commande est en cours. Ne payez pas une seconde fois.",
    PAYMENT_ORDER_CHANGED: "Votre commande a changé. Revenez à votre panier.",
    PAYMENT_ORDER_UNKNOWN: "Cette commande est introuvable. Revenez à votre panier.",
    PAYMENT_GATEWAY_UNREACHABLE: bank,
    PAYMENT_GATEWAY_REFUSED: bank,
    PAYMENT_GATEWAY_BUSY: "Beaucoup d’acheteurs paient en ce moment. Patientez un instant, puis réessayez.",
    PAYMENT_TOO_MANY: "Trop d’essais. Vous pourrez réessayer à {time}.",
    PAYMENT_BODY_INVALID: again,
    PAYMENT_SESSION_INVALID: again,
    ELEMENTS_TOKENIZE_TIMEOUT: again,
    ELEMENTS_TOKENIZE_REFUSED: again,
    ELEMENTS_TOKENIZE_OFFLINE: "Vous êtes hors ligne. Vérifiez votre connexion et réessayez.",
    ELEMENTS_TOKENIZE_EXPIRED: expired,
    ELEMENTS_TOKENIZE_FAILED: bank,
    ELEMENTS_ENDPOINT_UNREACHABLE: network,
    ELEMENTS_ENDPOINT_TIMEOUT: network,
    ELEMENTS_SCRIPT_FAILED: fields,
    ELEMENTS_SCRIPT_TIMEOUT: fields,
    ELEMENTS_FIELDS_TIMEOUT: fields,
    ELEMENTS_FIELDS_FAILED: fields,
  },
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
    faults: {
      PAYMENT_SESSION_EXPIRED: "Le délai pour payer est écoulé. Choisissez de nouveau votre carte.",
      PAYMENT_BODY_INVALID: chooseAgain,
      PAYMENT_SESSION_INVALID: chooseAgain,
      PAYMENT_GATEWAY_UNREACHABLE: wallet,
      PAYMENT_GATEWAY_REFUSED: wallet,
      PAYMENT_MODE_UNAVAILABLE: "Il n’y a pas de carte enregistrée ici. Saisissez une carte.",
      PAYMENT_WALLET_NONE: "Connectez-vous pour utiliser vos cartes enregistrées.",
      PAYMENT_SAVED_CARD_KNOWN: "Cette carte est déjà enregistrée.",
      PAYMENT_SAVED_CARD_REFUSED:
        "Cette carte ne peut pas être enregistrée. Vérifiez-la ou utilisez-en une autre.",
      PAYMENT_SAVED_CARD_UNSURE:
        "Nous ne savons pas encore si votre carte est enregistrée. Consultez vos cartes enregistrées.",
    },
  },
};
