import type { PaymentMode, SessionRequest } from "@sips-kit/protocol";
import { PaymentError, PaymentsConfigurationError } from "../domain/errors.js";
import type { PaymentMethod } from "./payment-method.js";

/** The payment methods of a shop, by the id that the journal stores with an attempt. */
export interface PaymentMethods {
  readonly all: readonly PaymentMethod[];
  /** The method and mode that a session is requested for. Throws PaymentError. */
  forSession(request: SessionRequest): {
    readonly method: PaymentMethod;
    readonly mode: PaymentMode | undefined;
  };
  /** The method of an attempt; undefined when the shop no longer takes it. */
  find(id: string): PaymentMethod | undefined;
}

/** @throws PaymentsConfigurationError when two share an id, or an entry is not a payment method */
export function createRegistry(all: readonly PaymentMethod[]): PaymentMethods {
  const areRight =
    Array.isArray(all) &&
    all.length > 0 &&
    all.every(isRight) &&
    new Set(all.map(({ id }) => id)).size === all.length;
  if (!areRight) {
    throw new PaymentsConfigurationError(
      "paymentMethods",
      "payment methods such as card(), each with its own id; unpaidAfterMs of one is milliseconds",
    );
  }
  const byId = new Map(all.map((method) => [method.id, method]));
  return {
    all,
    find: (id) => byId.get(id),
    forSession({ paymentMethod, mode: given }) {
      // Pages written before there were several payment methods send only the mode.
      const id = paymentMethod ?? (given === "wallet" ? "saved-card" : "card");
      const method = byId.get(id);
      if (!method) throw unavailable(id);
      const { modes = [] } = method;
      const mode = given ?? (paymentMethod === undefined ? undefined : modes[0]);
      if (mode === undefined ? modes.length > 0 : !modes.includes(mode)) throw wrongMode(id, modes);
      return { method, mode };
    },
  };
}

function isRight(one: PaymentMethod | undefined): boolean {
  const { id = "", fundsMoveAt = "", unpaidAfterMs = 0 } = one ?? {};
  return (
    /^[a-z0-9-]{1,40}$/.test(id) &&
    ["charge", "redirect"].includes(fundsMoveAt) &&
    Number.isFinite(unpaidAfterMs) &&
    unpaidAfterMs >= 0
  );
}

/** The error for a payment method that the shop does not take. */
export function unavailable(id: string): PaymentError {
  return new PaymentError("PAYMENT_METHOD_UNAVAILABLE", `This shop takes no payments by ${id}.`, {
    field: "paymentMethod",
  });
}

function wrongMode(id: string, modes: readonly PaymentMode[]): PaymentError {
  const detail = modes.length > 0 ? `${id} needs a mode: ${modes.join(" or ")}.` : `${id} has no modes.`;
  return new PaymentError("PAYMENT_BODY_INVALID", detail, { field: "mode" });
}
