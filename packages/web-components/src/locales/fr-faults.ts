const again = "Votre carte n’a pas pu être lue. Saisissez-la de nouveau.";
const expired = "Le délai pour payer est écoulé. Saisissez de nouveau votre carte.";
const bank = "La banque est injoignable pour le moment. Rien n’a été débité.";
const chooseAgain = "Votre paiement n’a pas pu être envoyé. Choisissez de nouveau votre carte.";
const wallet = "Impossible d’afficher vos cartes enregistrées pour le moment. Rien n’a été débité.";
const fields =
  "Les champs sécurisés de la carte ne se sont pas affichés. Vérifiez votre connexion et réessayez.";
const sendAgain = "Votre paiement n’a pas pu être envoyé. Veuillez réessayer.";
const away = "Le service de paiement est injoignable pour le moment. Rien n’a été débité.";
const google = "Google Pay ne s’est pas chargé. Vérifiez votre connexion et réessayez.";

/** French for errors while the shop can be reached; loaded when one of them is to be shown. */
export const frFaults: Readonly<Record<string, string>> = {
  PAYMENT_SESSION_EXPIRED: expired,
  PAYMENT_ORDER_PAID: "Cette commande est déjà payée.",
  PAYMENT_ORDER_PENDING: "Un paiement de cette commande est en cours. Ne payez pas une seconde fois.",
  PAYMENT_ORDER_CHANGED: "Votre commande a changé. Revenez à votre panier.",
  PAYMENT_ORDER_UNKNOWN: "Cette commande est introuvable. Revenez à votre panier.",
  PAYMENT_METHOD_UNAVAILABLE: "Ce moyen de paiement n’est pas disponible ici. Choisissez-en un autre.",
  PAYMENT_GATEWAY_UNREACHABLE: bank,
  PAYMENT_GATEWAY_REFUSED: bank,
  PAYMENT_GATEWAY_BUSY: "Beaucoup d’acheteurs paient en ce moment. Patientez un instant, puis réessayez.",
  PAYMENT_TOO_MANY: "Trop de tentatives. Vous pourrez réessayer à {time}.",
  PAYMENT_SESSION_INVALID: again,
  ELEMENTS_TOKENIZE_TIMEOUT: again,
  ELEMENTS_TOKENIZE_REFUSED: "Les informations de votre carte n’ont pas pu être lues. Vérifiez-les.",
  ELEMENTS_TOKENIZE_EXPIRED: expired,
  ELEMENTS_TOKENIZE_FAILED: bank,
  ELEMENTS_SCRIPT_FAILED: fields,
  ELEMENTS_SCRIPT_TIMEOUT: fields,
  ELEMENTS_FIELDS_TIMEOUT: fields,
  ELEMENTS_FIELDS_FAILED: fields,
};

/** The same for the elements for saved cards. */
export const frSavedCardsFaults: Readonly<Record<string, string>> = {
  PAYMENT_SESSION_EXPIRED: "Le délai pour payer est écoulé. Choisissez de nouveau votre carte.",
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
};

/** The same for elements that redirect the buyer to pay. */
export const frRedirectFaults: Readonly<Record<string, string>> = {
  PAYMENT_SESSION_EXPIRED: "Le délai pour payer est écoulé. Veuillez réessayer.",
  PAYMENT_BODY_INVALID: sendAgain,
  PAYMENT_SESSION_INVALID: sendAgain,
  PAYMENT_GATEWAY_UNREACHABLE: away,
  PAYMENT_GATEWAY_REFUSED: away,
  ELEMENTS_SCRIPT_FAILED: google,
  ELEMENTS_SCRIPT_TIMEOUT: google,
  ELEMENTS_GOOGLE_PAY_UNAVAILABLE:
    "Google Pay n’est pas disponible sur cet appareil. Choisissez un autre moyen de paiement.",
  ELEMENTS_GOOGLE_PAY_FAILED:
    "Google Pay n’a pas pu transmettre votre carte. Rien n’a été débité. Veuillez réessayer.",
};
