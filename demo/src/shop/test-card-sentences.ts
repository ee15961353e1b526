import type { Language } from "./language.js";

/** The behaviour of a simulator card. The simulator's texts are English; an unknown one is shown unchanged. */
export function testCardText(happens: string, language: Language): string {
  return (language === "fr" && happensFr[happens]) || happens;
}

const happensFr: Readonly<Record<string, string>> = {
  "Accepted after a challenge": "Acceptée après authentification",
  "Accepted after a challenge; 15 digits, security code of 4":
    "Acceptée après authentification ; 15 chiffres, cryptogramme de 4",
  "Refused by the issuer after a challenge": "Refusée par l’émetteur après authentification",
  "Refused by the issuer after a challenge; 15 digits":
    "Refusée par l’émetteur après authentification ; 15 chiffres",
  "Co-badged, accepted after a challenge": "À deux marques, acceptée après authentification",
  "Co-badged, refused by the issuer": "À deux marques, refusée par l’émetteur",
  "Co-badged, authenticated without asking": "À deux marques, authentifiée sans demande au porteur",
  "Authenticated without asking the holder": "Authentifiée sans demande au porteur",
  "Authenticated without asking, then refused": "Authentifiée sans demande au porteur, puis refusée",
  "Not enrolled: accepted, not guaranteed": "Non enrôlée : acceptée, non garantie",
  "Proof of attempt: accepted and guaranteed": "Preuve de tentative : acceptée et garantie",
  "Authentication out of order: not guaranteed": "Authentification en panne : non garantie",
  "Accepted, held for fraud review (TO_CHALLENGE, ORANGE)":
    "Acceptée, retenue pour vérification (TO_CHALLENGE, ORANGE)",
  "Charged, but the order's answer never arrives": "Débitée, mais la réponse à la demande n’arrive jamais",
  "Refused, but the order's answer never arrives": "Refusée, mais la réponse à la demande n’arrive jamais",
  "The enrolment's answer never arrives": "La réponse à la vérification de la carte n’arrive jamais",
  "Each answer takes seconds": "Chaque réponse prend des secondes",
  "Refused with A1 unless 3-D Secure data come along": "Refusée avec A1 sans données 3-D Secure",
  "Accepted, then unpaid at the bank: a refund is refused with 57":
    "Acceptée, puis impayée à la banque : un remboursement est refusé avec 57",
  "Referral: the issuer wants a call": "L’émetteur veut être appelé",
  "Acquirer contract invalid": "Contrat de l’acquéreur invalide",
  "Card data or security code wrong": "Données de la carte ou cryptogramme incorrects",
  "Given up by the buyer": "Abandonnée par l’acheteur",
  "Fraud suspected": "Fraude soupçonnée",
  "Amount too high": "Montant trop élevé",
  "Issued in the United States (USA), all others in France (FRA)":
    "Émise aux États-Unis (USA), toutes les autres en France (FRA)",
  "Card expired": "Carte expirée",
  "Card expired, says the issuer": "Carte expirée, selon l’émetteur",
  "Pending: the issuer has not answered yet": "En attente : l’émetteur n’a pas encore répondu",
  "Too many attempts": "Trop de tentatives",
  "Service temporarily unavailable": "Service momentanément indisponible",
  "Time exceeded": "Délai dépassé",
  "Temporary problem at the gateway": "Problème momentané à la passerelle",
};
