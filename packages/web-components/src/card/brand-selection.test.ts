import { expect, it } from "vitest";
import { brandSelection } from "./brand-selection.js";

it("claims nothing when no brand is known", () => {
  expect(brandSelection([], undefined, "CB")).toEqual({});
});

it("one brand leaves no choice", () => {
  expect(brandSelection(["VISA"], undefined, "CB")).toEqual({
    paymentMeanBrand: "VISA",
    paymentMeanBrandSelectionStatus: "NOT_APPLICABLE",
  });
});

it("only an action of the cardholder counts as their choice", () => {
  const both = ["CB", "VISA"];
  expect(brandSelection(both, "VISA", "CB").paymentMeanBrandSelectionStatus).toBe("APPLIED_HOLDER");
  expect(brandSelection(both, "CB", "CB").paymentMeanBrandSelectionStatus).toBe("APPLIED_HOLDER");
  expect(brandSelection(both, undefined, "CB")).toEqual({
    paymentMeanBrand: "CB",
    paymentMeanBrandSelectionStatus: "APPLIED_DEFAULT",
  });
});

it("without a choice and without a declared default nothing is sent", () => {
  expect(brandSelection(["CB", "VISA"], undefined, undefined)).toEqual({});
  expect(brandSelection(["CB", "VISA"], undefined, "AMEX")).toEqual({});
  expect(brandSelection(["CB", "VISA"], "MAESTRO", undefined)).toEqual({});
});
