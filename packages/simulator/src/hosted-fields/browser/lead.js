import { ask } from "./back-end.js";
import { isAmex } from "./card-fields.js";
import { findSibling } from "./siblings.js";

/** @typedef {import("./siblings.js").Sibling} Sibling */

/**
 * What the frame of the card number does for the whole form: asks for the brands of the card, and turns the entered
 * card into a token. It alone calls the back end, and it alone sees all fields, at the moment of the call.
 * @param {string} group
 * @param {string} session
 * @param {import("./handshake.js").ShopPort} port
 */
export async function lead(group, session, port) {
  const number = /** @type {Sibling & ReturnType<typeof import("./text-field.js").createTextField>} */ (
    findSibling(group, "cardNumber")
  );
  number.onValue(createBrandLookup(group, session, port, number));

  const opened = await ask("session", { merchantSessionToken: session });
  if (!opened.ok) port.send({ kind: "init-error", message: opened.message });
  return {
    /** @param {number} request */
    async tokenize(request) {
      const all = ["cardNumber", "expiry", "csc", "cardholderName"];
      const wrong = all.filter((field) => !isRight(group, field));
      if (wrong.length > 0) {
        return port.send({ kind: "refused", request, code: "FIELDS_INVALID", fields: wrong });
      }
      const made = await ask("payment-tokens", {
        merchantSessionToken: session,
        cardNumber: valueOf(group, "cardNumber"),
        cardExpiryDate: valueOf(group, "expiry"),
        cardCSCValue: valueOf(group, "csc"),
        paymentMeanBrand: valueOf(group, "cardBrands"),
      });
      port.send(
        made.ok
          ? { kind: "token", request, token: made.body.paymentToken }
          : { kind: "refused", request, code: made.code, message: made.message, fields: [] },
      );
    },
  };
}

/**
 * Whether a field is filled in rightly; otherwise shows in its frame what is wrong.
 * @param {string} group
 * @param {string} field
 */
function isRight(group, field) {
  const found = findSibling(group, field);
  // Only the name may have no frame; any other one that is missing is just being loaded again.
  if (!found) return field === "cardholderName";
  const { status } = found.read();
  if (status !== "valid") found.showFault(status);
  return status === "valid";
}

/** @param {string} group @param {string} field */
function valueOf(group, field) {
  return findSibling(group, field)?.read().value ?? "";
}

/**
 * Asks for the brands when the first six digits have changed; an answer that comes too late is dropped.
 * @param {string} group
 * @param {string} session
 * @param {import("./handshake.js").ShopPort} port
 * @param {{ refuse: (refused: boolean) => void }} number
 */
function createBrandLookup(group, session, port, number) {
  let asked = "";
  /** @param {{ brands: string[], isRefused: boolean }} answer */
  const show = ({ brands, isRefused }) => {
    number.refuse(isRefused);
    findSibling(group, "cardBrands")?.showBrands?.(brands);
    port.send({ kind: "brands", brands });
  };
  /** @param {string} value */
  return async (value) => {
    const cardIIN = value.length < 6 ? "" : value.slice(0, 6);
    findSibling(group, "csc")?.expectLengths?.(isAmex(value) ? [4] : value === "" ? [3, 4] : [3]);
    if (cardIIN === asked) return;
    asked = cardIIN;
    if (cardIIN === "") return show({ brands: [], isRefused: false });
    const found = await ask("brands", { merchantSessionToken: session, cardIIN });
    if (found.ok && asked === cardIIN) show(found.body);
    // An unknown result is not cached: the next digit looks it up again.
    if (!found.ok && asked === cardIIN) asked = "";
  };
}
