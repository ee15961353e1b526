import { card, elv, sepaDirectDebit } from "@sips-kit/server";
import { describe, expect, it } from "vitest";
import { useCardForm } from "./use-card-form.js";

// A buyer types the card number into an input for a bank account's number, holder or address. The shop never receives it.

const pan = "5100000100000700";
const written = [
  pan,
  "5100 0001 0000 0700",
  "51 00 00 01 00 00 07 00",
  "٥١٠٠٠٠٠١٠٠٠٠٠٧٠٠",
  [...pan].join("\u200b"),
];

const elements = [
  {
    tag: "sips-mandate-form",
    script: "sepa-direct-debit",
    right: {
      IBAN: "FR7699999000010000000003413",
      "Account holder": "Ann Lee",
      "Street and number": "1 Main Street",
      Postcode: "1000",
      City: "Paris",
    },
  },
  {
    tag: "sips-elv-form",
    script: "elv",
    right: {
      "German IBAN or account number": "12345600",
      "Bank code (Bankleitzahl)": "99999999",
      "Account holder": "Ann Lee",
    },
  },
] as const;

describe.each(elements)("<$tag>", ({ tag, script, right }) => {
  const { open, shop } = useCardForm("cse", {
    paymentMethods: [card(), sepaDirectDebit({ address: "always" }), elv()],
  });

  it.each(Object.keys(right))("%s", async (label) => {
    const form = await open({
      body: `<${tag} order-id="4711"></${tag}>`,
      script: `import "/assets/${script}.js";`,
    });
    const element = form.page.locator(tag);
    for (const [name, text] of Object.entries(right))
      await element.getByLabel(name, { exact: true }).fill(text);
    const field = element.getByLabel(label, { exact: true });
    for (const text of written) {
      await field.fill(text);
      await field.press("Enter");
      await element.locator("input[aria-invalid=true]").waitFor();
    }
    expect(form.sent.filter(({ to }) => to === "payments")).toEqual([]);
    expect(JSON.stringify(shop().log)).not.toContain(pan);
  });
});
