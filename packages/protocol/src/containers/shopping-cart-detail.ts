import { container, defineContainer, integer, listOf, text } from "../field.js";
import { shoppingCartItem } from "./shopping-cart-item.js";

export const shoppingCartDetail = defineContainer({
  name: "shoppingCartDetail",
  summary: "Basket.",
  fields: {
    discountAmount: integer(),
    mainProduct: text(),
    mainProductCategoryList: listOf(text()),
    shoppingCartItemList: listOf(container(shoppingCartItem)),
    shoppingCartTotalAmount: integer("N12"),
    shoppingCartTotalQuantity: integer(),
    shoppingCartTotalTaxAmount: integer(),
  },
});
