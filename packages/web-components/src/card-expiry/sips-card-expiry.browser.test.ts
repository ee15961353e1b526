import { defineElement } from "../define-element.js";
import { fieldBattery } from "../field/field-battery.js";
import { SipsCardExpiry } from "./sips-card-expiry.js";

const nextYear = String((new Date().getFullYear() + 1) % 100).padStart(2, "0");

fieldBattery("sips-card-expiry", {
  create: () => defineElement("sips-card-expiry", SipsCardExpiry),
  label: "Expiry date",
  autocomplete: "cc-exp",
  inputMode: "numeric",
  typed: `12/${nextYear}`,
  shown: `12 / ${nextYear}`,
  wrong: [
    ["12", "incomplete"],
    ["13/29", "invalid"],
    ["01/20", "expired"],
  ],
});
