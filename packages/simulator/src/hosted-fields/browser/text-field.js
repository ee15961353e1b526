import { cardFields, inAscii } from "./card-fields.js";

/** @typedef {import("./card-fields.js").Status} Status */

/**
 * The one input of a frame: formats what is typed, reports its state to the page, announces errors.
 * @param {string} field
 * @param {Record<string, any>} init
 * @param {import("./handshake.js").ShopPort} port
 */
export function createTextField(field, init, port) {
  const input = /** @type {HTMLInputElement} */ (document.querySelector("#field"));
  const label = /** @type {HTMLLabelElement} */ (document.querySelector("label"));
  const faultText = /** @type {HTMLElement} */ (document.querySelector("#fault"));
  const faults = JSON.parse(document.body.dataset["faults"] ?? "{}");
  const {
    format,
    whileDeleting = format,
    status: judge,
    value,
  } = /** @type {import("./card-fields.js").CardField} */ (cardFields[field]);
  let lengths = [3, 4];
  let isRefused = false;

  if (init["label"]) label.textContent = init["label"];
  if (init["placeholder"]) input.placeholder = init["placeholder"];

  /** @returns {Status} */
  const status = () => {
    const checkExpiredDate = init["checkExpiredDate"] !== false;
    const judged = judge(input.value, { lengths, today: new Date(), checkExpiredDate });
    return judged === "valid" && isRefused ? "refused" : judged;
  };
  const tell = () => {
    const isFocused = document.activeElement === input && document.hasFocus();
    port.send({ kind: "state", status: status(), focused: isFocused });
  };
  /** @param {string} [fault] */
  const showFault = (fault) => {
    const found = fault ?? (status() === "valid" ? undefined : status());
    faultText.textContent = found === undefined ? "" : (faults[found] ?? faults.invalid ?? "");
    if (found === undefined) input.removeAttribute("aria-invalid");
    else input.setAttribute("aria-invalid", "true");
  };

  input.addEventListener("input", (event) => {
    const isDeleting = event instanceof InputEvent && event.inputType.startsWith("delete");
    reformat(input, isDeleting ? whileDeleting : format);
    if (["valid", "empty", "incomplete"].includes(status())) clear();
    tell();
  });
  input.addEventListener("focus", tell);
  input.addEventListener("blur", () => {
    reformat(input, format);
    if (status() !== "empty") showFault();
    tell();
  });
  document.querySelector("form")?.addEventListener("submit", (event) => {
    event.preventDefault();
    port.send({ kind: "submit" });
  });

  function clear() {
    faultText.textContent = "";
    input.removeAttribute("aria-invalid");
  }

  return {
    focus: () => input.focus(),
    read: () => ({ status: status(), value: value(input.value) }),
    showFault,
    /** @param {number[]} expected */
    expectLengths(expected) {
      lengths = expected;
      tell();
    },
    /** @param {boolean} refused */
    refuse(refused) {
      isRefused = refused;
      tell();
    },
    /** @param {(text: string) => void} handler */
    onValue(handler) {
      input.addEventListener("input", () => handler(value(input.value)));
    },
  };
}

/**
 * Rewrites what was typed, with the caret behind the same digit as before.
 * @param {HTMLInputElement} input
 * @param {(text: string) => string} format
 */
function reformat(input, format) {
  const before = input.value;
  const caret = input.selectionStart ?? before.length;
  const after = format(before);
  if (after === before) return;
  input.value = after;
  if (caret === before.length) return input.setSelectionRange(after.length, after.length);
  let digitsLeft = inAscii(before.slice(0, caret)).replace(/\D/g, "").length;
  let position = 0;
  while (digitsLeft > 0 && position < after.length) {
    if (/\d/.test(after.charAt(position))) digitsLeft -= 1;
    position += 1;
  }
  input.setSelectionRange(position, position);
}
