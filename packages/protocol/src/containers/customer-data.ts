import { date, defineContainer, text } from "../field.js";

export const customerData = defineContainer({
  name: "customerData",
  summary: "Civil data of the customer.",
  fields: {
    birthCity: text("ANS50", { max: 50 }),
    birthCountry: text("A3 (dictionary N3)", { max: 3, pattern: /^[A-Za-z]*$/ }),
    birthDate: date("YYYYMMDD"),
    birthZipCode: text("AN10", { max: 10 }),
    maidenName: text(),
    nationalityCountry: text("A3", { max: 3, pattern: /^[A-Za-z]*$/ }),
    newPwd: text("ANS10", { max: 10 }),
    pwd: text("ANS10", { max: 10 }),
  },
});
