import { codes } from "@sips-kit/protocol";
import { expect, test } from "vitest";
import { instalmentText } from "../packages/web-components/src/elements/instalments/instalment-text.js";

// The page has a short list of its own: the gateway's, with all the names, is too long for a page.
const languages = ["en", "fr"];
const cases = Object.entries(codes.currencyCode.values).flatMap(([currencyCode, { alphabetic, decimals }]) =>
  languages.map((language) => ({ currencyCode, alphabetic, decimals, language })),
);

test.each(cases)(
  "an amount in $alphabetic is written as in the gateway's list, with its currency: $language",
  ({ currencyCode, alphabetic, decimals, language }) => {
    const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    const named = new Intl.NumberFormat(language, { ...digits, style: "currency", currency: alphabetic });
    const text = instalmentText(currencyCode, language).amount(1_234_500);
    expect(text).toBe(named.format(1_234_500 / 10 ** decimals));
  },
);
