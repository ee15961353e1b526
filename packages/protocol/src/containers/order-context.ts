import { defineContainer, text } from "../field.js";

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
