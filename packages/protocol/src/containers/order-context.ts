import { defineContainer, text } from "../field.js";

/** Order context (Amex enhanced data). */
export const orderContext = defineContainer({
  name: "orderContext",
  summary: "Order context (Amex enhanced data).",
  fields: {
    customerANI: text(),
    customerANIInformationIdentifier: text(),
    customerBrowserType: text(),
    customerHostName: text(),
  },
});
