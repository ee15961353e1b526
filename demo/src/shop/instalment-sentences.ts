import type { InstalmentStanding } from "@sips-kit/server";
import type { Language } from "./language.js";

type Words = Readonly<Record<InstalmentStanding["state"], string>>;

const statesEn: Words = {
  planned: "To be charged",
  charging: "Being charged",
  paid: "Charged",
  retrying: "Refused, will be charged again",
  failed: "Not charged",
  cancelled: "Cancelled",
};

const statesFr: Words = {
  planned: "À débiter",
  charging: "Débit en cours",
  paid: "Débitée",
  retrying: "Refusée, sera de nouveau débitée",
  failed: "Non débitée",
  cancelled: "Annulée",
};

/** The texts of orders in instalments, for buyers and staff. */
export const instalmentSentences: Readonly<
  Record<Language, { title: string; due: string; amount: string; state: string; states: Words }>
> = {
  en: { title: "Instalments", due: "Due", amount: "Amount", state: "State", states: statesEn },
  fr: { title: "Échéances", due: "Date", amount: "Montant", state: "État", states: statesFr },
};
