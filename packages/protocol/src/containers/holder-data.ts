import { date, defineContainer, text } from "../field.js";

export const holderData = defineContainer({
  name: "holderData",
  summary: "Civil data of the card holder (Oney/Accord cards).",
  fields: {
    birthCity: text(),
    birthCountry: text(),
    birthDate: date("YYYYMMDD"),
    birthZipCode: text(),
    maidenName: text(),
    nationalityCountry: text(),
    // PHP227 names it newPassword.
    newPwd: text(),
    // PHP227 names it password.
    pwd: text(),
  },
});
