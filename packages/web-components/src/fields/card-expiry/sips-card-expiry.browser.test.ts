import { defineElement } from "../../define-element.js";
import { fieldConformance } from "../field-conformance.js";
import { SipsCardExpiry } from "./sips-card-expiry.js";

const nextYear = String((new Date().getFullYear() + 1) % 100).padStart(2, "0");

fieldConformance("sips-card-expiry", {
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
