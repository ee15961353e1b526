import { defineElement } from "../../define-element.js";
import { fieldConformance } from "../field-conformance.js";
import { SipsCardHolder } from "./sips-card-holder.js";

fieldConformance("sips-card-holder", {
  create: () => defineElement("sips-card-holder", SipsCardHolder),
  label: "Cardholder name",
  autocomplete: "cc-name",
  inputMode: "text",
  typed: "Zoë O’Hara",
  shown: "Zoë O’Hara",
  wrong: [["  ", "missing"]],
});
