import { codes, containers, methods, requestFields, type MethodDefinition } from "@sips-kit/protocol";
import { expect, test } from "vitest";
import { callOptions } from "../commands/call.js";
import { UsageError } from "./command.js";
import { nearestTo } from "../../runtime/nearest.js";
import { findField, withFields } from "./field-options.js";

test("fields go where their path says, over those of the file", () => {
  const base = { amount: "1", customerContact: { email: "old", phone: "1" } };
  const request = withFields(methods.cardOrder, base, [
    ["amount", ["2490"]],
    ["customerContact.email", ["new"]],
    ["shoppingCartDetail.shoppingCartItemList[1].productName", ["second"]],
    ["shoppingCartDetail.shoppingCartItemList[0].productName", ["first"]],
    ["shoppingCartDetail.mainProductCategoryList", ["a", "b"]],
    ["billingAddress", ['{"city":"Lyon"}']],
  ]);
  expect(request).toEqual({
    amount: "2490",
    customerContact: { email: "new", phone: "1" },
    shoppingCartDetail: {
      shoppingCartItemList: [{ productName: "first" }, { productName: "second" }],
      mainProductCategoryList: ["a", "b"],
    },
    billingAddress: { city: "Lyon" },
  });
  expect(base.customerContact.email).toBe("old");
});

test.each([
  ["__proto__", /no field __proto__/],
  ["customerContact.constructor", /customerContact has no field constructor/],
  ["amount.email", /amount has no field email/],
  ["amount[0]", /amount is not a list/],
  ["", /no field/],
])("%s is not a field", (path, message) => {
  expect(() => findField(methods.cardOrder, path)).toThrow(UsageError);
  expect(() => findField(methods.cardOrder, path)).toThrow(message);
});

test("a container that is not JSON: the message says how to give it", () => {
  expect(() => withFields(methods.cardOrder, {}, [["customerContact", ["Anna"]]])).toThrow(/is a container/);
});

test("no field of the gateway has the name of one of our options", () => {
  const tables = Object.values<MethodDefinition>(methods).map(requestFields);
  for (const table of tables) {
    expect(Object.keys(table).filter((name) => Object.hasOwn(callOptions, name))).toEqual([]);
  }
});

test.each([
  ["cardOder", Object.keys(methods), "cardOrder"],
  ["CARDORDER", Object.keys(methods), "cardOrder"],
  ["threeDv2", Object.keys(containers), "threeDV2"],
  ["entirelyElse", Object.keys(codes), undefined],
])("the nearest to %s", (name, known, nearest) => {
  expect(nearestTo(name, known)).toBe(nearest);
});
