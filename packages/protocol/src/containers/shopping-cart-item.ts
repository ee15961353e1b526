import { defineContainer, integer, text } from "../field.js";

export const shoppingCartItem = defineContainer({
  name: "shoppingCartItem",
  summary: "One line of the basket.",
  fields: {
    productCategory: text(),
    productCode: text(),
    productDescription: text(),
    productName: text(),
    productQuantity: integer(),
    productSKU: text(),
    productTaxCategory: text(),
    productTaxRate: text(),
    productUnitAmount: integer("N12"),
    productUnitTaxAmount: integer("N12"),
  },
});
