import type { Sentence } from "@sips-kit/protocol";

/** What a rule of the gateway looks at, by its code; undefined for a code that is not published. */
export function ruleNameOf(ruleCode: string): Sentence | undefined {
  return Object.hasOwn(ruleNames, ruleCode) ? ruleNames[ruleCode] : undefined;
}

const words = (en: string, fr: string): Sentence => ({ en, fr });

// Source: the pages "Go-No-Go rules" and "Business Score rules" of Sips and Sherlock's, release 24.6.
const ruleNames: { readonly [ruleCode: string]: Sentence } = {
  AC: words("Country of the IBAN", "Pays de l’IBAN"),
  CA: words("Lowest and highest amount", "Montant minimal et maximal"),
  CB: words(
    "Country of the billing address and of the card’s issuer",
    "Pays de facturation et pays émetteur de la carte",
  ),
  CC: words("Commercial card, and country of its issuer", "Carte commerciale et pays émetteur"),
  CI: words("Number of cards per IP address", "Nombre de cartes par adresse IP"),
  CJ: words("Number of customers per IBAN", "Nombre de clients par IBAN"),
  CP: words("Country in which the card was issued", "Pays d’émission de la carte"),
  CR: words("Country of the card’s issuer", "Pays émetteur de la carte"),
  CS: words(
    "Country of the delivery address and of the card’s issuer",
    "Pays de livraison et pays émetteur de la carte",
  ),
  CY: words("Country of the IP address", "Pays de l’adresse IP"),
  DI: words("Country of the delivery address and of the IBAN", "Pays de livraison et pays de l’IBAN"),
  EC: words("Virtual card", "Carte virtuelle"),
  EI: words("Payments with this IBAN lately", "Encours de l’IBAN"),
  EM: words("Payments with this mandate lately", "Encours du mandat"),
  IB: words(
    "Country in which the card was issued and of the billing address",
    "Pays d’émission de la carte et pays de facturation",
  ),
  IC: words("Number of IBANs per customer", "Nombre d’IBAN par client"),
  ID: words(
    "Country in which the card was issued and of the delivery address",
    "Pays d’émission de la carte et pays de livraison",
  ),
  IE: words(
    "Country in which the card was issued and of the IP address",
    "Pays d’émission de la carte et pays de l’adresse IP",
  ),
  II: words("Number of IBANs per IP address", "Nombre d’IBAN par adresse IP"),
  IJ: words("Number of IP addresses per IBAN", "Nombre d’adresses IP par IBAN"),
  IR: words("Reputation of the IP address", "Réputation de l’adresse IP"),
  IS: words("Country of the IP address and of the IBAN", "Pays de l’adresse IP et pays de l’IBAN"),
  MD: words("Number of customers per card", "Nombre de clients par carte"),
  MJ: words("Number of mandates per IP address", "Nombre de mandats par adresse IP"),
  MR: words("Number of cards per customer", "Nombre de cartes par client"),
  NC: words("Card of the CB scheme", "Carte du réseau CB"),
  OP: words("Lost or stolen card", "Carte perdue ou volée"),
  PC: words("Prepaid card", "Carte prépayée"),
  PI: words("Country of the telephone number and of the IBAN", "Pays du téléphone et pays de l’IBAN"),
  SA: words("Card with systematic authorisation", "Carte à autorisation systématique"),
  SB: words("Country of the delivery and of the billing address", "Pays de livraison et pays de facturation"),
  SC: words("Payments with this card lately", "Encours de la carte"),
  SI: words(
    "Country of the IP address and of the card’s issuer",
    "Pays de l’adresse IP et pays émetteur de la carte",
  ),
  VC: words("Payments of this customer lately", "Encours de l’identifiant client"),
  VI: words("Payments from this IP address lately", "Encours de l’adresse IP"),
  ZC: words(
    "Postcodes of the delivery and of the billing address",
    "Codes postaux de livraison et de facturation",
  ),
};
