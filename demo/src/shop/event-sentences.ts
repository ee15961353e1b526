import type { JournalEvent, Payment } from "@sips-kit/server";
import type { Language } from "./language.js";
import { money } from "./money.js";

type PaymentState = Payment["state"];

/** The state of a payment. In English the journal's own terms, as in the documentation. */
export function stateText(state: PaymentState, language: Language): string {
  return language === "fr" ? statesFr[state] : state;
}

/** What happened to a payment. The journal's texts are stable English; one that is not known here is shown as it is. */
export function eventText(what: string, language: Language): string {
  if (language === "en") return what;
  const whole = eventsFr[what];
  if (whole !== undefined) return whole;
  const [, code, rest] = orangeScore.exec(what) ?? [];
  if (code !== undefined && rest !== undefined) {
    return `la demande a reçu la réponse ${code} avec un score orange ; ${eventText(rest, language)}`;
  }
  const [pattern, text] = eventPatternsFr.find(([one]) => one.test(what)) ?? [];
  return pattern && text !== undefined ? what.replace(pattern, text) : what;
}

/** The details of an event; the gateway's codes and fields keep their names. */
export function detailTexts(details: JournalEvent["details"], language: Language): readonly string[] {
  return Object.entries(details).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const shown = name === "amountMinor" ? money(Number(value), language) : value;
    return [`${detailNames[language][name] ?? name} ${shown}`];
  });
}

const statesFr: Readonly<Record<PaymentState, string>> = {
  opened: "ouvert",
  starting: "en préparation",
  redirected: "attente de l’acheteur",
  confirming: "attente de confirmation",
  charging: "demande en cours",
  accepted: "accepté",
  refused: "refusé",
  "in-review": "retenu",
  returned: "rejeté",
  unknown: "incertain",
  abandoned: "abandonné",
};

const detailNames: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    orderId: "order",
    amountMinor: "amount",
    errorFieldName: "field",
    idempotencyKey: "request",
    by: "by",
  },
  fr: {
    orderId: "commande",
    amountMinor: "montant",
    errorFieldName: "champ",
    idempotencyKey: "demande",
    by: "par",
  },
};

const eventsFr: Readonly<Record<string, string>> = {
  "session opened": "session ouverte",
  "no card came before the session ended": "aucune carte n’a été saisie avant la fin de la session",
  "the enrolment was interrupted; nothing was ordered":
    "la vérification de la carte a été interrompue ; rien n’a été demandé",
  "a limit was passed before the order": "une limite de fréquence a été atteinte avant la demande",
  "this card was refused too often": "cette carte a été refusée trop souvent",
  "the holder must authenticate": "le porteur doit s’authentifier",
  "the buyer is sent away and may pay there": "l’acheteur est redirigé vers un autre site et peut y payer",
  "the buyer is sent away to agree to the payment": "l’acheteur est redirigé pour donner son accord",
  "the buyer is back": "l’acheteur est revenu",
  "the buyer did not come back in time": "l’acheteur n’est pas revenu à temps",
  "the buyer did not confirm the payment": "l’acheteur n’a pas confirmé le paiement",
  "the buyer did not confirm the payment in time": "l’acheteur n’a pas confirmé le paiement à temps",
  "the buyer pays in another way; this payment may still come through":
    "l’acheteur paie d’une autre façon ; ce paiement peut encore aboutir",
  "the return was not the real one": "le retour n’était pas authentique",
  "the order was changed by the shop; nothing was sent":
    "la boutique a modifié la commande ; rien n’a été envoyé",
  "the order is not to be paid any more; nothing was sent":
    "la commande n’est plus à payer ; rien n’a été envoyé",
  "the shop could not confirm the order; nothing was sent":
    "la boutique n’a pas pu confirmer la commande ; rien n’a été envoyé",
  "another attempt has the order": "une autre tentative a réservé la commande",
  "the server stood still for too long; nothing was sent":
    "le serveur est resté arrêté trop longtemps ; rien n’a été envoyé",
  "order accepted": "demande acceptée",
  "order accepted, held for fraud review": "demande acceptée, retenue pour vérification",
  "order refused": "demande refusée",
  "order could not be sent": "la demande n’a pas pu être envoyée",
  "the order's answer was lost": "la réponse à la demande s’est perdue",
  "asked; the gateway refuses to tell": "passerelle interrogée ; elle refuse de répondre",
  "the bank wants to ask the holder: the enrolment is being sent again, with a challenge":
    "la banque veut authentifier le porteur : la vérification est renvoyée, avec authentification",
  "asked; the gateway cannot tell yet": "passerelle interrogée ; elle ne peut pas encore le dire",
  "the gateway knows of no order after the end of the session":
    "la session est finie et la passerelle ne connaît aucune demande",
  "the gateway holds another amount; manual check needed":
    "la passerelle indique un autre montant ; vérification manuelle nécessaire",
  "found, held for fraud review": "trouvé, retenu pour vérification",
  "found, not decided yet": "trouvé, pas encore décidé",
  "found, refused": "trouvé, refusé",
  "found, cancelled or expired since": "trouvé, annulé ou expiré depuis",
  "found, accepted": "trouvé, accepté",
  "the bank has returned the payment": "la banque a rejeté le prélèvement",
  "the mandate is no longer in force": "le mandat n’est plus en vigueur",
};

/** The text after it says what the query returned, in the wording of a separate event. */
const orangeScore = /^order answered (\w+) with an orange score; (.+)$/;

/** Those that name a method or a code of the gateway, or an operation. */
const eventPatternsFr: readonly (readonly [pattern: RegExp, text: string])[] = [
  [/^(\w+) is being sent$/, "$1 est envoyé"],
  [/^the buyer is back; (\w+) is being sent$/, "l’acheteur est revenu ; $1 est envoyé"],
  [/^([\w-]+): the first call is being sent$/, "$1 : le premier appel est envoyé"],
  [/^order answered (\w+), which proves nothing$/, "la demande a reçu la réponse $1, qui ne prouve rien"],
  [/^(\w+) accepted$/, "$1 accepté"],
  [/^(\w+) refused$/, "$1 refusé"],
  [/^(\w+) could not be sent$/, "$1 n’a pas pu être envoyé"],
  [/^(\w+) found carried out$/, "$1 s’avère effectué"],
  [
    /^the answer of (\w+) was lost; nothing was ordered$/,
    "la réponse à $1 s’est perdue ; rien n’a été demandé",
  ],
  [
    /^(\w+) answered that this cannot pay; nothing was ordered$/,
    "selon la réponse à $1, ce moyen ne permet pas de payer ; rien n’a été demandé",
  ],
  [
    /^([\w-]+): the address to redirect to is not https$/,
    "$1 : l’adresse de redirection n’est pas en https ; l’acheteur n’y a pas été envoyé",
  ],
  [
    /^the order's answer lacks (\w+); the gateway is being asked$/,
    "la réponse à la demande ne donne pas $1 ; la passerelle est interrogée",
  ],
  [
    /^the order's answer has another (\w+); the gateway is being asked$/,
    "la réponse à la demande donne un autre $1 ; la passerelle est interrogée",
  ],
  [
    /^the gateway's record lacks (\w+); manual check needed$/,
    "la passerelle ne donne pas $1 ; vérification manuelle nécessaire",
  ],
  [
    /^the gateway's record has another (\w+); manual check needed$/,
    "la passerelle indique un autre $1 ; vérification manuelle nécessaire",
  ],
  [
    /^order answered (\w+) without naming its transaction$/,
    "la demande a reçu la réponse $1, qui ne nomme pas sa transaction",
  ],
  [
    /^order answered (\w+), but the acquirer (\w+); the gateway is being asked$/,
    "la demande a reçu la réponse $1, mais l’acquéreur a répondu $2 ; la passerelle est interrogée",
  ],
  [/^order answered (\w+): ordered before$/, "la demande a reçu la réponse $1 : elle avait déjà été faite"],
];
