import type { Language } from "../shop/language.js";

/** The texts about cancelling the instalments of a payment that are not charged yet. */
export const instalmentsSentences = {
  en: {
    cancel: (amount: string) => `Cancel the remaining instalments (${amount})`,
    confirm: (amount: string) => ({
      question: `Cancel the remaining instalments of ${amount}?`,
      text: `${amount} will not be charged to the buyer. What was charged stays. This cannot be undone.`,
      button: `Cancel ${amount}`,
    }),
    cancelled: (amount: string) => `Instalments of ${amount} cancelled.`,
    underWay:
      "One instalment is being charged at this moment, and is not stopped. If it fails, it is not charged again.",
    remaining: "The remaining instalments were cancelled",
  },
  fr: {
    cancel: (amount: string) => `Annuler les échéances restantes (${amount})`,
    confirm: (amount: string) => ({
      question: `Annuler les échéances restantes, soit ${amount} ?`,
      text: `L’acheteur ne sera pas débité de ${amount}. Ce qui est déjà débité le reste. C’est définitif.`,
      button: `Annuler ${amount}`,
    }),
    cancelled: (amount: string) => `Échéances annulées : ${amount}.`,
    underWay:
      "Une échéance est en cours de débit et n’est pas arrêtée. En cas d’échec, elle n’est pas débitée de nouveau.",
    remaining: "Les échéances restantes ont été annulées",
  },
} as const satisfies Record<Language, unknown>;
