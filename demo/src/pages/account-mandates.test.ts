import { expect, test } from "vitest";
import { accountMandates } from "./account-mandates.js";

test("the document of a mandate with a slash in its reference is linked", () => {
  const { markup } = accountMandates([{ paymentMeanId: "1", mandateId: "RUM/2026?1" }], "en");
  expect(markup).toContain(`href="/sips/mandates/RUM%2F2026%3F1/pdf"`);
  expect(markup).toContain(`href="/sips/mandates/RUM%2F2026%3F1/pdf?download"`);
});
