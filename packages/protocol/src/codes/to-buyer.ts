/** Sentences to the buyer that several codes share. They name no code and never say that fraud is suspected. */
export const toBuyer = {
  refused: {
    en: "Your bank did not accept this payment. Please try another card or call your bank.",
    fr: "Votre banque n’a pas accepté ce paiement. Veuillez essayer une autre carte ou appeler votre banque.",
  },
  callBank: {
    en: "Your bank needs to approve this payment. Please call your bank, or try another card.",
    fr: "Votre banque doit donner son accord pour ce paiement. Veuillez l’appeler, ou essayer une autre carte.",
  },
  limit: {
    en: "The amount is above what your card allows at the moment. Please try another card or call your bank.",
    fr: "Le montant dépasse ce que votre carte permet actuellement. Veuillez essayer une autre carte ou appeler votre banque.",
  },
  neutral: {
    en: "This payment could not be made. Please try another card or choose another way to pay.",
    fr: "Ce paiement n’a pas pu être effectué. Veuillez essayer une autre carte ou choisir un autre moyen de paiement.",
  },
  notForThis: {
    en: "This card cannot be used for this payment. Please try another card or choose another way to pay.",
    fr: "Cette carte ne peut pas être utilisée pour ce paiement. Veuillez essayer une autre carte ou choisir un autre moyen de paiement.",
  },
  data: {
    en: "The card details were not accepted. Please check the number, the expiry date and the security code, then try again.",
    fr: "Les données de la carte n’ont pas été acceptées. Veuillez vérifier le numéro, la date d’expiration et le code de sécurité, puis réessayer.",
  },
  expired: {
    en: "This card has expired. Please use another card.",
    fr: "Cette carte a expiré. Veuillez utiliser une autre carte.",
  },
  cancelled: {
    en: "You stopped the payment. You may start it again or choose another way to pay.",
    fr: "Vous avez interrompu le paiement. Vous pouvez le recommencer ou choisir un autre moyen de paiement.",
  },
  shop: {
    en: "We cannot take this payment at the moment. Please choose another way to pay or contact our customer service.",
    fr: "Nous ne pouvons pas accepter ce paiement pour le moment. Veuillez choisir un autre moyen de paiement ou contacter notre service client.",
  },
  later: {
    en: "The payment service is not available at the moment. Please try again in a few minutes.",
    fr: "Le service de paiement est momentanément indisponible. Veuillez réessayer dans quelques minutes.",
  },
  bankAway: {
    en: "Your bank cannot be reached at the moment. Please try again in a few minutes or use another card.",
    fr: "Votre banque est momentanément injoignable. Veuillez réessayer dans quelques minutes ou utiliser une autre carte.",
  },
  attempts: {
    en: "There have been too many attempts. Please try another card or come back later.",
    fr: "Il y a eu trop de tentatives. Veuillez essayer une autre carte ou revenir plus tard.",
  },
  session: {
    en: "The time allowed for the payment has run out. Please start the payment again.",
    fr: "Le temps prévu pour le paiement est écoulé. Veuillez recommencer le paiement.",
  },
  pending: {
    en: "Your payment is being processed. Please do not pay again; you can follow the state of your order.",
    fr: "Votre paiement est en cours de traitement. Merci de ne pas payer une seconde fois ; vous pouvez suivre l’état de votre commande.",
  },
  twice: {
    en: "This payment has already been sent. Please check the state of your order before you pay again.",
    fr: "Ce paiement a déjà été envoyé. Veuillez vérifier l’état de votre commande avant de payer de nouveau.",
  },
  confirm: {
    en: "Your bank asks you to confirm this payment. Please try again and confirm it when your bank asks you to.",
    fr: "Votre banque vous demande de confirmer ce paiement. Veuillez réessayer et le valider lorsque votre banque vous y invite.",
  },
  recurring: {
    en: "Your bank no longer allows this regular payment. Please register another card or contact our customer service.",
    fr: "Votre banque n’autorise plus ce paiement régulier. Veuillez enregistrer une autre carte ou contacter notre service client.",
  },
  accepted: { en: "Your payment has been accepted. Thank you.", fr: "Votre paiement a été accepté. Merci." },
};
