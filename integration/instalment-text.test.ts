import { codes } from "@sips-kit/protocol";
import { expect, test } from "vitest";
import { instalmentText } from "../packages/web-components/src/elements/instalments/instalment-text.js";

// The page has a short list of its own: the gateway's, with all the names, is too long for a page.
test.each(Object.entries(codes.currencyCode.values))(
  "an amount in currency %s is written as in the gateway's list",
  (currencyCode, { alphabetic, decimals }) => {
    const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    const amount = 1_234_500 / 10 ** decimals;
    const named = new Intl.NumberFormat("en", { ...digits, style: "currency", currency: alphabetic });
    const unnamed = new Intl.NumberFormat("en", digits);
    const text = instalmentText(currencyCode, "en").amount(1_234_500);
    expect([named.format(amount), unnamed.format(amount)]).toContain(text);
  },
);
