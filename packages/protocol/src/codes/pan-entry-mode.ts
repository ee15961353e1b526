import { codeList } from "../code-list.js";

export const panEntryMode = codeList({
  name: "panEntryMode",
  values: {
    MANUAL: { meaning: { en: "Typed", fr: "Typed" } },
    WALLET: { meaning: { en: "From a wallet", fr: "From a wallet" } },
    VIRTUAL: { meaning: { en: "Virtual", fr: "Virtual" } },
    OEMPAY: { meaning: { en: "Device wallet", fr: "Device wallet" } },
  },
});
