import { describe, expect, test } from "vitest";
import { card } from "./card.js";
import { paypal } from "./paypal.js";
import { createRegistry } from "./registry.js";
import { savedCard } from "./saved-card.js";

const registry = createRegistry([card(), savedCard(), paypal()]);
const chosen = (request: object) => {
  const { method, mode } = registry.forSession({ orderId: "1", ...request });
  return [method.id, mode];
};

describe("the payment method of a session", () => {
  test.each([
    [{ paymentMethod: "card" }, ["card", "hosted"]],
    [{ paymentMethod: "card", mode: "cse" }, ["card", "cse"]],
    [{ paymentMethod: "saved-card" }, ["saved-card", "wallet"]],
    [{ paymentMethod: "paypal" }, ["paypal", undefined]],
    [{ mode: "hosted" }, ["card", "hosted"]],
    [{ mode: "cse" }, ["card", "cse"]],
    [{ mode: "wallet" }, ["saved-card", "wallet"]],
  ])("%o is %o", (request, expected) => expect(chosen(request)).toEqual(expected));

  test.each([
    [{}, "PAYMENT_BODY_INVALID", "mode"],
    [{ paymentMethod: "card", mode: "wallet" }, "PAYMENT_BODY_INVALID", "mode"],
    [{ paymentMethod: "paypal", mode: "hosted" }, "PAYMENT_BODY_INVALID", "mode"],
    [{ paymentMethod: "ideal" }, "PAYMENT_METHOD_UNAVAILABLE", "paymentMethod"],
  ])("%o is refused: %s, %s", (request, code, field) => {
    expect(() => chosen(request)).toThrow(expect.objectContaining({ code, more: { field } }));
  });
});
