import { defineContainer, text } from "../field.js";

export const pspData = defineContainer({
  name: "pspData",
  summary: "Free PSP data of a stored payment mean.",
  fields: {
    pspData1: text(),
  },
});
