import type { Action } from "@sips-kit/server";
import type { Language } from "../shop/language.js";

type StateWords = Readonly<Record<Action["state"], string>>;

const statesEn: StateWords = {
  done: "done",
  refused: "refused by the gateway",
  unknown: "not known: the answer was lost. You may do it again: a second time changes nothing.",
  "not-done": "not done: the gateway could not be reached",
};

const statesFr: StateWords = {
  done: "fait",
  refused: "refusé par la passerelle",
  unknown: "incertain : la réponse s’est perdue. Vous pouvez recommencer sans risque.",
  "not-done": "non fait : la passerelle est injoignable",
};

/** The texts of what staff do about fraud, and to customers' wallets. */
export const fraudSentences = {
  en: {
    title: "Fraud",
    block: "Block this buyer",
    inList: (what: string, list: string) => `${what}, ${list}`,
    states: statesEn,
    blocking: {
      question: "Block the buyer of this payment?",
      text: "Their card and e-mail address go on the black list, which stops orders; their IP address goes on the grey list, which holds orders for review. The payment itself stays as it is.",
      button: "Block the buyer",
    },
    kinds: {
      addToFraudList: "Put on the list",
      removeFromFraudList: "Taken off the list",
      addMandate: "Mandate saved",
      renamePaymentMean: "Renamed",
      deletePaymentMean: "Deleted",
      closeWallet: "Wallet closed",
    },
  },
  fr: {
    title: "Fraude",
    block: "Bloquer cet acheteur",
    inList: (what: string, list: string) => `${what} « ${list} »`,
    states: statesFr,
    blocking: {
      question: "Bloquer l’acheteur de ce paiement ?",
      text: "Sa carte et son adresse e-mail passent en liste noire, qui bloque les commandes ; son adresse IP passe en liste grise, qui les retient pour vérification. Le paiement lui-même ne change pas.",
      button: "Bloquer l’acheteur",
    },
    kinds: {
      addToFraudList: "Mis sur la liste",
      removeFromFraudList: "Retiré de la liste",
      addMandate: "Mandat enregistré",
      renamePaymentMean: "Renommé",
      deletePaymentMean: "Supprimé",
      closeWallet: "Portefeuille fermé",
    },
  },
} as const satisfies Record<Language, unknown>;
