import type { MandateSigning } from "@sips-kit/server";
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
    noScript: "Saving a card needs JavaScript: please switch it on and load this page again.",
    saved: "Your card was saved.",
    known: "This card is among your saved cards already.",
    unsure: "The bank did not say whether it has saved your card. If it is not in the list, save it again.",
    removed: "The card was deleted.",
    notRemoved: "The card could not be deleted. Please try again in a moment.",
    unknown: "You have no such card.",
    mandateUnknown: "You have no such mandate.",
    mandates: "Your mandates",
    noMandates: "You have not saved a mandate yet.",
    signMandate: "Add a bank account",
    aboutSigning:
      "You sign a mandate on the next page, and pay your next orders from this account. Nothing is debited now. For accounts in the European Economic Area.",
    iban: "IBAN",
    holder: "Account holder",
    sign: "Sign a mandate",
    mandateSaved: "Your mandate is signed and saved: you can now pay by direct debit.",
    mandateSaving: "Your signature has arrived, and we are saving your mandate. Look again in a moment.",
    mandateRefused: "The mandate was not signed, so nothing was saved.",
    mandateNotSaved: "The mandate could not be signed or saved. Nothing was debited. Please try again.",
    mandateInvalid: "Check the IBAN and the name of the account holder.",
    inForce: "In force.",
    notInForce: "No longer in force.",
    mandateReference: "Reference",
    showMandate: "Show (PDF)",
    downloadMandate: "Download (PDF)",
    mandatesUnreadable: "Your mandates cannot be read at the moment. Please try again in a moment.",
    removeMandate: "Remove",
    removeMandateQuestion: "Remove this mandate?",
    removeMandateText:
      "You can then no longer pay with it here, and would have to sign another one. Debits that were made with it stay as they are.",
    removeMandateNow: "Remove the mandate",
    mandateRemoved: "The mandate was removed. To revoke it, tell your bank.",
    mandateNotRemoved: "The mandate could not be removed. Please try again in a moment.",
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
    unreadable: "Impossible d’afficher vos cartes enregistrées pour le moment. Réessayez dans un instant.",
    expires: "expire fin",
    expired: "expirée fin",
    remove: "Supprimer",
    removeQuestion: "Supprimer cette carte ?",
    removeText: "Elle ne pourra plus servir ici. Les commandes réglées avec cette carte restent inchangées.",
    keep: "La garder",
    removeNow: "Supprimer la carte",
    add: "Enregistrer une carte",
    consent:
      "En choisissant « Enregistrer cette carte », vous acceptez que notre banque conserve cette carte pour vos prochaines commandes. Vous pouvez la supprimer ici à tout moment. Rien n’est débité maintenant.",
    noCse:
      "Cette boutique n’a pas de clé de la banque pour chiffrer les cartes : aucune carte ne peut être enregistrée.",
    noScript: "L’enregistrement d’une carte nécessite JavaScript : activez-le puis rechargez cette page.",
    saved: "Votre carte est enregistrée.",
    known: "Cette carte figure déjà parmi vos cartes enregistrées.",
    unsure:
      "La banque n’a pas confirmé l’enregistrement de votre carte. Si elle ne figure pas dans la liste, enregistrez-la de nouveau.",
    removed: "La carte est supprimée.",
    notRemoved: "La carte n’a pas pu être supprimée. Réessayez dans un instant.",
    unknown: "Cette carte ne figure pas parmi les vôtres.",
    mandateUnknown: "Ce mandat ne figure pas parmi les vôtres.",
    mandates: "Vos mandats",
    noMandates: "Vous n’avez encore enregistré aucun mandat.",
    signMandate: "Ajouter un compte bancaire",
    aboutSigning:
      "Vous signez un mandat sur la page suivante, puis réglez vos prochaines commandes depuis ce compte. Rien n’est prélevé maintenant. Pour les comptes de l’Espace économique européen.",
    iban: "IBAN",
    holder: "Titulaire du compte",
    sign: "Signer un mandat",
    mandateSaved: "Votre mandat est signé et enregistré : vous pouvez désormais payer par prélèvement.",
    mandateSaving:
      "Votre signature nous est parvenue, et nous enregistrons votre mandat. Revenez voir dans un instant.",
    mandateRefused: "Le mandat n’a pas été signé : rien n’a été enregistré.",
    mandateNotSaved:
      "Le mandat n’a pas pu être signé ou enregistré. Rien n’a été prélevé. Veuillez réessayer.",
    mandateInvalid: "Vérifiez l’IBAN et le nom du titulaire du compte.",
    inForce: "En vigueur.",
    notInForce: "N’est plus en vigueur.",
    mandateReference: "Référence",
    showMandate: "Afficher (PDF)",
    downloadMandate: "Télécharger (PDF)",
    mandatesUnreadable: "Impossible d’afficher vos mandats pour le moment. Réessayez dans un instant.",
    removeMandate: "Retirer",
    removeMandateQuestion: "Retirer ce mandat ?",
    removeMandateText:
      "Il ne pourra plus servir ici : pour payer par prélèvement, vous devrez en signer un autre. Les prélèvements déjà effectués restent inchangés.",
    removeMandateNow: "Retirer le mandat",
    mandateRemoved: "Le mandat est retiré. Pour le révoquer, adressez-vous à votre banque.",
    mandateNotRemoved: "Le mandat n’a pas pu être retiré. Réessayez dans un instant.",
  },
} as const satisfies Record<Language, unknown>;

/** The sentences of one language. */
export type AccountSentences = (typeof accountSentences)[Language];

/** Keys of the notices at the top of the page. */
export const accountNotices = [
  "saved",
  "known",
  "unsure",
  "removed",
  "notRemoved",
  "unknown",
  "mandateUnknown",
  "mandateRemoved",
  "mandateNotRemoved",
  "mandateSaved",
  "mandateSaving",
  "mandateRefused",
  "mandateNotSaved",
  "mandateInvalid",
] as const;

/** The messages for a buyer who comes back from signing a mandate. */
export const mandateNotices: Readonly<Record<MandateSigning["state"], AccountNotice>> = {
  // They have not decided there, or somebody else has opened the return address.
  signing: "mandateNotSaved",
  saving: "mandateSaving",
  saved: "mandateSaved",
  refused: "mandateRefused",
  "not-saved": "mandateNotSaved",
};

export type AccountNotice = (typeof accountNotices)[number];
