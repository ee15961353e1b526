import { codeList } from "../code-list.js";

export const bypassInfoList = codeList({
  name: "bypassInfoList",
  values: {
    IpCountry: { meaning: { en: "IpCountry", fr: "IpCountry" } },
    Card: { meaning: { en: "Card", fr: "Card" } },
    All: { meaning: { en: "All", fr: "All" } },
  },
});
