import type { Language } from "../http/page-language.js";
import type { Verdict } from "../ledger/authentications.js";

/** In the order of their buttons. */
export const verdicts = ["authenticate", "fail", "cancel"] as const satisfies readonly Verdict[];

/** What can be wrong with a visit. */
export type AcsFault = "posted" | "termUrl" | "unknown" | "verdict" | "decided";

export interface AcsTexts {
  readonly bank: string;
  readonly title: string;
  readonly request: string;
  readonly shop: string;
  readonly amount: string;
  readonly card: string;
  readonly verdicts: Readonly<Record<Verdict, string>>;
  /** What each button does. */
  readonly effects: Readonly<Record<Verdict, string>>;
  readonly returning: string;
  readonly back: string;
  readonly problem: string;
  readonly faults: Readonly<Record<AcsFault, string>>;
}

export const acsTexts: Readonly<Record<Language, AcsTexts>> = {
  en: {
    bank: "Simulated Bank",
    title: "Confirm your payment",
    request: "Your bank wants to be sure that it is you who is paying.",
    shop: "Shop",
    amount: "Amount",
    card: "Card",
    verdicts: { authenticate: "Authenticate", fail: "Fail", cancel: "Cancel" },
    effects: {
      authenticate: "You prove who you are. The test card decides whether the payment is then accepted.",
      fail: "Your bank does not recognise you, and the payment is refused (05).",
      cancel: "You give up, and nothing is paid (17).",
    },
    returning: "Back to the shop",
    back: "Back to the shop",
    problem: "This page cannot be shown",
    faults: {
      posted: "A shop sends its buyers here with a form. There is nothing to see without one.",
      termUrl: "The shop has not said where to go back to: TermUrl must be an http or https address.",
      unknown: "This payment request is unknown, already used or too old. Go back to the shop and pay again.",
      verdict: "Choose one of the buttons: authenticate, fail or cancel.",
      decided: "This payment request already has another answer. Go back to the shop to see how it went.",
    },
  },
  fr: {
    bank: "Banque simulée",
    title: "Confirmez votre paiement",
    request: "Votre banque veut s’assurer que c’est bien vous qui payez.",
    shop: "Boutique",
    amount: "Montant",
    card: "Carte",
    verdicts: { authenticate: "S’authentifier", fail: "Échouer", cancel: "Annuler" },
    effects: {
      authenticate:
        "Vous prouvez votre identité. La carte de test décide ensuite si le paiement est accepté.",
      fail: "Votre banque ne vous reconnaît pas et le paiement est refusé (05).",
      cancel: "Vous abandonnez et rien n’est payé (17).",
    },
    returning: "Retour à la boutique",
    back: "Retour à la boutique",
    problem: "Cette page ne peut pas être affichée",
    faults: {
      posted:
        "Une boutique envoie ici ses acheteurs par un formulaire. Sans lui, cette page n’a rien à montrer.",
      termUrl: "La boutique n’a pas dit où revenir : TermUrl doit être une adresse en http ou https.",
      unknown:
        "Cette demande de paiement est inconnue, déjà utilisée ou trop ancienne. Revenez à la boutique et payez de nouveau.",
      verdict: "Choisissez l’un des boutons : s’authentifier, échouer ou annuler.",
      decided:
        "Cette demande de paiement a déjà une autre réponse. Revenez à la boutique pour voir le résultat.",
    },
  },
};
