import type { Language } from "./language.js";

/** The texts of the account pages. */
export const accountSentences = {
  en: {
    title: "Your account",
    logIn: "Log in",
    logOut: "Log out",
    name: "Your name",
    demo: "A demonstration: there is no password, and whoever types your name sees your saved cards.",
    hello: (name: string) => `Logged in as ${name}`,
    cards: "Saved cards",
    noCards: "You have not saved a card yet.",
    unreadable: "Your saved cards cannot be read at the moment. Please try again in a moment.",
    expires: "expires",
    expired: "expired",
    remove: "Delete",
    removeQuestion: "Delete this card?",
    removeText: "It can then no longer be used here. Orders that were paid with it stay as they are.",
    keep: "Keep it",
    removeNow: "Delete the card",
    add: "Save a card",
    consent:
      "With “Save this card” you agree that our bank keeps this card for your next orders. You can delete it here at any time. Nothing is charged now.",
    noCse: "This shop has no key from the bank to encrypt cards with, so no card can be saved.",
    saved: "Your card was saved.",
    removed: "The card was deleted.",
    notRemoved: "The card could not be deleted. Please try again in a moment.",
    unknown: "You have no such card.",
  },
  fr: {
    title: "Votre compte",
    logIn: "Se connecter",
    logOut: "Se déconnecter",
    name: "Votre nom",
    demo: "Une démonstration : il n’y a pas de mot de passe, et quiconque tape votre nom voit vos cartes enregistrées.",
    hello: (name: string) => `Connecté en tant que ${name}`,
    cards: "Cartes enregistrées",
    noCards: "Vous n’avez encore enregistré aucune carte.",
    unreadable: "Vos cartes enregistrées sont illisibles pour le moment. Réessayez dans un instant.",
    expires: "expire fin",
    expired: "expirée",
    remove: "Supprimer",
    removeQuestion: "Supprimer cette carte ?",
    removeText: "Elle ne pourra plus servir ici. Les commandes réglées avec elle restent inchangées.",
    keep: "La garder",
    removeNow: "Supprimer la carte",
    add: "Enregistrer une carte",
    consent:
      "Avec « Enregistrer cette carte », vous acceptez que notre banque conserve cette carte pour vos prochaines commandes. Vous pouvez la supprimer ici à tout moment. Rien n’est débité maintenant.",
    noCse:
      "Cette boutique n’a pas de clé de la banque pour chiffrer les cartes : aucune carte ne peut être enregistrée.",
    saved: "Votre carte est enregistrée.",
    removed: "La carte est supprimée.",
    notRemoved: "La carte n’a pas pu être supprimée. Réessayez dans un instant.",
    unknown: "Cette carte ne figure pas parmi les vôtres.",
  },
} as const satisfies Record<Language, unknown>;

/** Keys of the notices at the top of the page. */
export const accountNotices = ["saved", "removed", "notRemoved", "unknown"] as const;

export type AccountNotice = (typeof accountNotices)[number];
