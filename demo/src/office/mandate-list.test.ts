import { expect, test } from "vitest";
import { mandateList } from "./mandate-list.js";

test("the document of a mandate with a slash in its reference is linked", () => {
  const { markup } = mandateList({ mandates: [{ mandateId: "RUM/2026?1" }] }, "en");
  expect(markup).toContain(`href="/office/merchant/mandates/RUM%2F2026%3F1/pdf"`);
});
