import { date, defineContainer, integer, text } from "../field.js";

export const deliveryData = defineContainer({
  name: "deliveryData",
  summary: "Delivery terms, used for scoring and 3-D Secure v2.",
  fields: {
    deliveryAddressCreationDate: date("YYYYMMDD"),
    deliveryChargeAmount: integer("N12"),
    deliveryMethod: text(),
    deliveryMode: text(),
    deliveryOperator: text(),
    electronicDeliveryIndicator: text(),
    estimatedDeliveryDate: text(),
    estimatedDeliveryDelay: text(),
  },
});
