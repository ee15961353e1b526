import { expect, it } from "vitest";
import { defineElement } from "../../define-element.js";
import { fieldConformance } from "../field-conformance.js";
import { SipsCardCsc } from "./sips-card-csc.js";

const create = () => defineElement("sips-card-csc", SipsCardCsc);

fieldConformance("sips-card-csc", {
  create,
  label: "Security code",
  autocomplete: "cc-csc",
  inputMode: "numeric",
  typed: "123",
  shown: "123",
  wrong: [
    ["12", "incomplete"],
    ["1234", "invalid"],
  ],
});

it("says where the code is printed, for three digits and for four", async () => {
  const field = create();
  document.body.append(field);
  await field.updateComplete;
  const help = field.shadowRoot?.getElementById("help");
  expect(help?.textContent).toContain("three digits on the back");
  field.length = 4;
  await field.updateComplete;
  expect(help?.textContent).toContain("four digits on the front");
  field.remove();
});

it("shows the hint and, when something is wrong, the message in its place", async () => {
  const field = create();
  document.body.append(field);
  await field.updateComplete;
  const [help, error] = ["help", "error"].map((id) => field.shadowRoot?.getElementById(id));
  if (!help || !error) throw new Error("Neither hint nor message.");
  expect(getComputedStyle(help).visibility).toBe("visible");
  field.tell();
  await field.updateComplete;
  expect(getComputedStyle(help).visibility).toBe("hidden");
  expect(error.getBoundingClientRect().top).toBe(help.getBoundingClientRect().top);
  field.remove();
});
