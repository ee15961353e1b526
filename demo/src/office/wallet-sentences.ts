import type { Language } from "../shop/language.js";

/** The texts of a customer's wallet. */
export const walletSentences = {
  en: {
    title: "Customer’s wallet",
    link: "Saved means of payment",
    means: "Saved means of payment",
    empty: "Nothing is saved.",
    done: "What was done",
    expires: (month: string) => `expires ${month}`,
    mandate: (id: string) => `Mandate ${id}`,
    stale: "The wallet holds something else by now. Nothing was deleted: look again.",
    unreadable: "The gateway is not responding, so the wallet is not known.",
    none: "This customer has no wallet.",
    rename: {
      open: "Rename",
      name: "Name, for the customer and us",
      rule: "1 to 50 characters, without three digits in a row: they could be a security code",
      button: "Save the name",
    },
    remove: (name: string) => ({
      question: `Delete ${name}?`,
      text: "The customer cannot pay with it any more. This cannot be undone.",
      button: "Delete",
    }),
    close: {
      question: "Close this wallet?",
      text: "Everything saved in it is deleted at the gateway: the customer’s right to erasure. Payments stay as they are. This cannot be undone.",
      button: "Close the wallet",
    },
  },
  fr: {
    title: "Portefeuille du client",
    link: "Moyens de paiement enregistrés",
    means: "Moyens de paiement enregistrés",
    empty: "Rien n’est enregistré.",
    done: "Historique",
    expires: (month: string) => `expire fin ${month}`,
    mandate: (id: string) => `Mandat ${id}`,
    stale: "Le portefeuille a changé entre-temps. Rien n’a été supprimé : vérifiez à nouveau.",
    unreadable: "La passerelle ne répond pas ; le contenu du portefeuille est inconnu.",
    none: "Ce client n’a pas de portefeuille.",
    rename: {
      open: "Renommer",
      name: "Nom, pour le client et pour nous",
      rule: "1 à 50 caractères, sans trois chiffres à la suite : ce pourrait être un cryptogramme",
      button: "Enregistrer le nom",
    },
    remove: (name: string) => ({
      question: `Supprimer ${name} ?`,
      text: "Le client ne pourra plus s’en servir. C’est définitif.",
      button: "Supprimer",
    }),
    close: {
      question: "Fermer ce portefeuille ?",
      text: "Tout ce qui y est enregistré est supprimé de la passerelle : c’est le droit du client à l’effacement. Les paiements restent inchangés. C’est définitif.",
      button: "Fermer le portefeuille",
    },
  },
} as const satisfies Record<Language, unknown>;
