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
    effects: {
      confirm: "You pay: the payment is accepted (00), unless a fraud rule of the shop stops it.",
      refuse: "You are not allowed to pay: the payment is refused (05).",
      cancel: "You give up, and nothing is paid (17).",
      pending: "The payment waits (60). Ten minutes later it is accepted.",
    },
    mandateEffects: {
      confirm: "You sign: the creditor may debit your account (00).",
      refuse: "The signature is refused, and nothing can be debited (05).",
      cancel: "You give up, and nothing is signed (17).",
    },
    returning: "You are going back to the shop",
    return: "Back to the shop",
    appTitle: "Your answer was sent",
    appDone: "You can close this app. The shop's page goes on by itself.",
    problem: "This page cannot be shown",
    faults: {
      unknown: "This visit is unknown, finished or too old. Go back to the shop and begin again.",
      version: "The form has neither redirectionVersion nor messageVersion.",
      verdict: "This page does not offer that answer.",
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
    effects: {
      confirm:
        "Vous payez : le paiement est accepté (00), sauf si une règle antifraude de la boutique l’arrête.",
      refuse: "Vous n’êtes pas autorisé à payer : le paiement est refusé (05).",
      cancel: "Vous abandonnez et rien n’est payé (17).",
      pending: "Le paiement attend (60). Dix minutes plus tard, il est accepté.",
    },
    mandateEffects: {
      confirm: "Vous signez : le créancier peut débiter votre compte (00).",
      refuse: "La signature est refusée et rien ne peut être débité (05).",
      cancel: "Vous abandonnez et rien n’est signé (17).",
    },
    returning: "Vous retournez à la boutique",
    return: "Retour à la boutique",
    appTitle: "Votre réponse est envoyée",
    appDone: "Vous pouvez fermer cette application. La page de la boutique se met à jour toute seule.",
    problem: "Cette page ne peut pas s’afficher",
    faults: {
      unknown: "Cette page est inconnue, déjà utilisée ou expirée. Retournez à la boutique et recommencez.",
      version: "Le formulaire n’a ni redirectionVersion ni messageVersion.",
      verdict: "Cette réponse n’est pas proposée ici.",
      decided: "Une autre réponse a déjà été donnée ici. Retournez à la boutique.",
      posted:
        "Le navigateur doit arriver ici par un formulaire POST avec redirectionData et redirectionVersion.",
    },
  },
} as const;
