import { isSealValid, type JsonObject } from "@sips-kit/protocol";
import { expect, test } from "vitest";
import { sealedText, secretKey } from "./seal.js";

test.each<JsonObject>([
  { responseCode: "00", amount: 1000, orderId: "O1", empty: "", nothing: null },
  { walletPaymentMeanDataList: [{ paymentMeanId: "1", maskedPan: "4#1" }, { maskedPan: "4#2" }], yes: true },
  { authorisationId: "1", authorMessageReference: "2", a: { seal: "x", b: ["All", "None"] } },
])("the model's own seal is the one that the engine checks: %j", (message) => {
  // What sealedText makes is an object of JSON.
  const sealed = JSON.parse(sealedText(message)) as JsonObject;
  expect(isSealValid(sealed, secretKey)).toBe(true);
  expect(isSealValid({ ...sealed, added: "1" }, secretKey)).toBe(false);
});
