import { expect, it } from "vitest";
import { directNames } from "./direct-names.js";
import { sdpxNames, sipsNames } from "./sdpx-names.js";

it("is the Sips generation by default", () => {
  expect(sdpxNames()).toEqual(sipsNames);
});

it("any single name can be overridden, the others stay", () => {
  const names = sdpxNames({ session: "token", fields: { cardCSCValue: "cvv" }, events: { valid: "ok" } });
  expect(names.session).toBe("token");
  expect(names.fields).toEqual({ ...sipsNames.fields, cardCSCValue: "cvv" });
  expect(names.events).toEqual({ ...sipsNames.events, valid: "ok" });
});

it("the other generation can be given whole", () => {
  expect(sdpxNames(directNames)).toEqual(directNames);
  expect(directNames.fields.cardExpiryDate).toBe("expiryDate");
});
