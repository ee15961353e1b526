export type Language = "en" | "fr";

/** The texts of the pages. */
export const texts = {
  en: {
    payment: "Confirm your payment",
    mandate: "Sign your direct debit mandate",
    consent:
      "By confirming, you allow the creditor to debit your account, and your bank to do as the creditor instructs.",
    amount: "Amount",
    shop: "Shop",
    bank: "Your bank",
    reference: "Reference",
    creditor: "Creditor",
    creditorId: "Creditor identifier",
    debtor: "Debtor",
    iban: "Your account",
    verdicts: { confirm: "Confirm", refuse: "Refuse", cancel: "Cancel", pending: "Pending" },
    returning: "You are going back to the shop",
    return: "Back to the shop",
    appTitle: "Your answer was sent",
    appDone: "You can close this app. The shop's page goes on by itself.",
    problem: "This page cannot be shown",
    faults: {
      unknown:
        "This visit is unknown, finished or older than 15 minutes. Go back to the shop and begin again.",
      version: "The form has neither redirectionVersion nor messageVersion.",
      verdict: "This answer is not one of the page's.",
      decided: "Another answer was given here already. Go back to the shop.",
      posted: "The browser must be sent here by a POST form with redirectionData and redirectionVersion.",
    },
  },
  fr: {
    payment: "Confirmez votre paiement",
    mandate: "Signez votre mandat de prélèvement",
    consent:
      "En confirmant, vous autorisez le créancier à débiter votre compte, et votre banque à suivre ses instructions.",
    amount: "Montant",
    shop: "Boutique",
    bank: "Votre banque",
    reference: "Référence",
    creditor: "Créancier",
    creditorId: "Identifiant du créancier",
    debtor: "Débiteur",
    iban: "Votre compte",
    verdicts: { confirm: "Confirmer", refuse: "Refuser", cancel: "Annuler", pending: "En attente" },
    returning: "Vous retournez à la boutique",
    return: "Retour à la boutique",
    appTitle: "Votre réponse est envoyée",
    appDone: "Vous pouvez fermer cette application. La page de la boutique continue d’elle-même.",
    problem: "Cette page ne peut pas s’afficher",
    faults: {
      unknown:
        "Cette visite est inconnue, terminée ou vieille de plus de 15 minutes. Retournez à la boutique et recommencez.",
      version: "Le formulaire n’a ni redirectionVersion ni messageVersion.",
      verdict: "Cette réponse n’est pas de celles de la page.",
      decided: "Une autre réponse a déjà été donnée ici. Retournez à la boutique.",
      posted:
        "Le navigateur doit arriver ici par un formulaire POST avec redirectionData et redirectionVersion.",
    },
  },
} as const;
