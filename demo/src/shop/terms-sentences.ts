import type { Language } from "./language.js";

interface Terms {
  readonly title: string;
  /** Heading and text. */
  readonly sections: readonly (readonly [string, string])[];
}

/** The terms of sale, as short as a demonstration allows. */
export const termsSentences: Readonly<Record<Language, Terms>> = {
  en: {
    title: "Terms of sale",
    sections: [
      [
        "A demonstration",
        "Maison Verveine does not exist. It sells nothing, sends nothing, and with the simulator it charges nothing.",
      ],
      ["Prices", "Prices are in euros and include the VAT of the country of delivery. Delivery is free."],
      [
        "Your right of withdrawal",
        "You may send everything back within 14 days after you have received it, without giving a reason. We refund you in the way you have paid.",
      ],
      [
        "Payment",
        "You pay when you order. Your card details go to our bank and are not stored by us. If a payment is refused, nothing is charged.",
      ],
    ],
  },
  fr: {
    title: "Conditions générales de vente",
    sections: [
      [
        "Une démonstration",
        "Maison Verveine n’existe pas. Elle ne vend rien, n’expédie rien et, avec le simulateur, ne débite rien.",
      ],
      ["Prix", "Les prix sont en euros, TVA du pays de livraison comprise. La livraison est offerte."],
      [
        "Droit de rétractation",
        "Vous pouvez tout renvoyer dans les 14 jours suivant la réception, sans donner de motif. Nous vous remboursons par le moyen de paiement utilisé.",
      ],
      [
        "Paiement",
        "Vous payez à la commande. Vos données de carte sont transmises à notre banque et nous ne les conservons pas. Si un paiement est refusé, rien n’est débité.",
      ],
    ],
  },
};
