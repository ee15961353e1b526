import { codes } from "../codes/index.js";
import { code, defineContainer, text } from "../field.js";

export const address = defineContainer({
  name: "address",
  summary:
    "Postal address; used as billingAddress, customerAddress, deliveryAddress, holderAddress, subMerchantAddress.",
  fields: {
    addressAdditional1: text("ANS50 restrictedString", { max: 50 }),
    addressAdditional2: text("ANS50", { max: 50 }),
    addressAdditional3: text("ANS50", { max: 50 }),
    // Present on customerAddress in Java SDK and PHP227.
    businessName: text(),
    city: text("ANS50", { max: 50 }),
    company: text("ANS50", { max: 50 }),
    country: code(codes.country, "A3 ISO 3166 alpha-3", 3, /^([A-Z]{3})?$/),
    postBox: text("ANS50", { max: 50 }),
    state: text("AS30", { max: 30 }),
    street: text("AS50", { max: 50 }),
    streetNumber: text("AN10", { max: 10 }),
    zipCode: text("AN10", { max: 10 }),
  },
});
