import type { DeliveryState, OperationKind, WebhookType } from "@sips-kit/server";
import type { Language } from "../shop/language.js";
import { operationSentences } from "./operation-sentences.js";

const typesEn: Readonly<Record<WebhookType, string>> = {
  "payment.accepted": "Payment accepted",
  "payment.refused": "Payment refused",
  "payment.in-review": "Payment held for review",
  "payment.abandoned": "Payment abandoned",
  "payment.changed": "Payment changed later",
  "operation.accepted": "Operation carried out",
  "operation.refused": "Operation refused",
  "operation.not-done": "Operation not carried out",
  test: "Test event",
};

const typesFr: Readonly<Record<WebhookType, string>> = {
  "payment.accepted": "Paiement accepté",
  "payment.refused": "Paiement refusé",
  "payment.in-review": "Paiement à vérifier",
  "payment.abandoned": "Paiement abandonné",
  "payment.changed": "Paiement modifié ensuite",
  "operation.accepted": "Opération effectuée",
  "operation.refused": "Opération refusée",
  "operation.not-done": "Opération non effectuée",
  test: "Événement d’essai",
};

const statesEn: Readonly<Record<DeliveryState, string>> = {
  pending: "being sent",
  delivered: "delivered",
  dead: "not delivered",
};

const statesFr: Readonly<Record<DeliveryState, string>> = {
  pending: "en cours d’envoi",
  delivered: "remis",
  dead: "non remis",
};

/** The texts of the page of webhooks. */
export const webhooksSentences = {
  en: {
    title: "Webhooks",
    hint: "Events that the shop sends to its other systems, at least once and always with the same id.",
    noEndpoint: "No other system is set: SHOP_WEBHOOK_URL names its address. No events are written.",
    types: typesEn,
    states: statesEn,
    recent: "Recent",
    dead: "Not delivered",
    show: "Show",
    none: "There are no events.",
    ofKind: (kind: OperationKind) => `: ${operationSentences.en.kinds[kind].toLowerCase()}`,
    to: (endpoint: string) => `to ${endpoint}`,
    tries: (count: number) => (count === 1 ? "1 try" : `${count} tries`),
    seePayment: "See the payment",
    next: "next try",
    replay: "Send again",
    test: "Send a test event",
    older: "Older",
    tested: "A test event is on its way.",
    replayed: "The event is sent again.",
    gone: "This event is no longer stored, so nothing was sent.",
  },
  fr: {
    title: "Webhooks",
    hint: "Les événements que la boutique envoie à ses autres systèmes, au moins une fois et toujours avec le même identifiant.",
    noEndpoint:
      "Aucun autre système n’est défini : SHOP_WEBHOOK_URL en donne l’adresse. Aucun événement n’est écrit.",
    types: typesFr,
    states: statesFr,
    recent: "Récents",
    dead: "Non remis",
    show: "Afficher",
    none: "Aucun événement.",
    ofKind: (kind: OperationKind) => ` : ${operationSentences.fr.kinds[kind].toLowerCase()}`,
    to: (endpoint: string) => `vers ${endpoint}`,
    tries: (count: number) => (count < 2 ? `${count} essai` : `${count} essais`),
    seePayment: "Voir le paiement",
    next: "prochain essai",
    replay: "Renvoyer",
    test: "Envoyer un événement d’essai",
    older: "Plus anciens",
    tested: "Un événement d’essai est en route.",
    replayed: "L’événement est renvoyé.",
    gone: "Cet événement n’est plus enregistré : rien n’a été envoyé.",
  },
} as const satisfies Record<Language, unknown>;
