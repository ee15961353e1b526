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
      const fields = entered(group);
      const wrong = fields.filter((field) => field.read().status !== "valid");
      for (const field of wrong) field.showFault(field.read().status);
      if (wrong.length > 0) {
        const names = wrong.map(({ field }) => field);
        return port.send({ kind: "refused", request, code: "FIELDS_INVALID", fields: names });
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

/** @param {string} group */
function entered(group) {
  return ["cardNumber", "expiry", "csc", "cardholderName"]
    .map((field) => findSibling(group, field))
    .filter((found) => found !== undefined);
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
