import { codeList } from "../code-list.js";

export const guaranteeIndicator = codeList({
  name: "guaranteeIndicator",
  values: {
    Y: { meaning: { en: "3-D payment guaranteed", fr: "3-D payment guaranteed" } },
    N: { meaning: { en: "Not guaranteed", fr: "Not guaranteed" } },
    U: { meaning: { en: "Undefined", fr: "Undefined" } },
    "": { meaning: { en: "Not a 3-D payment / not computed", fr: "Not a 3-D payment / not computed" } },
  },
});
