import { codeList } from "../code-list.js";

export const paymentMeanInfoResponseCode = codeList({
  name: "paymentMeanInfoResponseCode",
  values: {
    "00": { meaning: { en: "Found", fr: "Found" } },
    "05": { meaning: { en: "Card number or IIN unknown", fr: "Card number or IIN unknown" } },
    "12": { meaning: { en: "Invalid data, see errorFieldName", fr: "Invalid data, see errorFieldName" } },
    "30": { meaning: { en: "Format error, see errorFieldName", fr: "Format error, see errorFieldName" } },
  },
});
