import type { OwnWords } from "./locale.js";

/** English for our own inputs. */
export const enOwn: OwnWords = {
  problems: {
    cardNumber: { incomplete: "The card number is too short." },
    cardExpiryDate: {
      incomplete: "Enter month and year, such as 04 / 29.",
      expired: "This card has expired. Use another one.",
    },
    cardCSCValue: { incomplete: "The security code is too short." },
  },
  cscHelp: {
    3: "The three digits on the back",
    4: "The four digits on the front",
  },
  brandChoiceHelp: "Your card carries two brands. You may choose the one to pay with.",
  brandUnchosen: "No choice made: your card's usual brand is used.",
};
