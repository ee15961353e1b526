import { holdsLongNumber, maskedSearch } from "../shop/typed-card-number.js";

// Card numbers and IBANs stay in the browser: a search, which becomes the page's address, is sent with the mask, and a
// form with one in a field where none belongs is not sent.

type Field = HTMLInputElement | HTMLTextAreaElement;

document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    // Not its property: the search has a field of that name.
    if (form.getAttribute("method") === "get") {
      for (const field of fieldsOf(form)) field.value = maskedSearch(field.value);
      return;
    }
    const fields = fieldsOf(form).filter((field) => field.dataset["noNumber"] !== undefined);
    for (const field of fields) field.setCustomValidity(faultOf(field));
    const first = fields.find(({ validity }) => validity.customError);
    if (!first) return;
    event.preventDefault();
    // Neither for the page's other scripts, which may send it themselves.
    event.stopPropagation();
    first.reportValidity();
  },
  { capture: true },
);

// A corrected field is no longer at fault.
document.addEventListener("input", ({ target }) => {
  if (isField(target) && target.validity.customError) target.setCustomValidity(faultOf(target));
});

function faultOf({ value, dataset }: Field): string {
  return holdsLongNumber(value) ? (dataset["noNumber"] ?? "") : "";
}

function fieldsOf(form: HTMLFormElement): readonly Field[] {
  return [...form.elements].filter(isField).filter(({ type }) => type !== "hidden");
}

function isField(element: EventTarget | null): element is Field {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
}
