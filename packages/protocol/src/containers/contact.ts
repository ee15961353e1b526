import { defineContainer, text } from "../field.js";

export const contact = defineContainer({
  name: "contact",
  summary: "Person; used as billingContact, customerContact, deliveryContact, holderContact.",
  fields: {
    email: text("ANS128 email", { max: 128 }),
    // One word, lower n.
    firstname: text("ANS50", { max: 50 }),
    gender: text("A1 M or F", { max: 1, pattern: /^[MF]?$/ }),
    initials: text(),
    lastname: text("ANS50", { max: 50 }),
    // SIRET in France.
    legalId: text(),
    mobile: text("ANS30 phone", { max: 30 }),
    phone: text("ANS30 phone", { max: 30 }),
    positionOccupied: text(),
    title: text("A4", { max: 4, pattern: /^[A-Za-z]*$/ }),
    workPhone: text(),
  },
});
