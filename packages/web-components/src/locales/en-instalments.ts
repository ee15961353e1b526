import type { InstalmentsWords } from "./locale.js";

export const enInstalments: InstalmentsWords = {
  choose: "Pay in full or in instalments",
  inFull: "Pay in full",
  inParts: (count) => `Pay in ${count} instalments`,
  today: "Today",
  consent:
    "By paying, you agree that the shop keeps this card and charges the later instalments to it on these days.",
};
