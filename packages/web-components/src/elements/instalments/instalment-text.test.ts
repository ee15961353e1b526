import { expect, test } from "vitest";
import { instalmentText } from "./instalment-text.js";

// Numbers of decimals as in the gateway's list. Those of Intl differ between browsers, as for the forint.
test.each([
  ["978", 2],
  ["348", 2],
  ["392", 0],
  ["352", 0],
  ["410", 0],
  ["952", 0],
  ["953", 0],
  ["048", 3],
  ["414", 3],
  ["788", 3],
  ["949", 2],
])("an amount in currency %s has %i decimals", (currencyCode, decimals) => {
  const digits = instalmentText(currencyCode, "en")
    .amount(1_234_500)
    .replaceAll(/[^\d.]/g, "");
  expect(digits).toBe((1_234_500 / 10 ** decimals).toFixed(decimals));
});
