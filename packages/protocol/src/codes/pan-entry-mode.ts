import { codeList } from "../code-list.js";

/** How the card number was entered. */
export const panEntryMode = codeList({
  name: "panEntryMode",
  values: {
    MANUAL: { meaning: { en: "Typed by hand", fr: "Saisi à la main" } },
    WALLET: { meaning: { en: "Taken from a wallet", fr: "Pris dans un portefeuille" } },
    VIRTUAL: { meaning: { en: "Virtual card number", fr: "Numéro de carte virtuel" } },
    OEMPAY: { meaning: { en: "Wallet of a device", fr: "Portefeuille d’un appareil" } },
  },
});
