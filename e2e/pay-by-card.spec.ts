import { cards, type TypedCard } from "./cards.js";
import { acsPage } from "./pages/acs-page.js";
import { resultPage } from "./pages/result-page.js";
import { expect, test } from "./test.js";

interface Ending {
  readonly name: string;
  readonly card: TypedCard;
  /** What the cardholder does at their bank; undefined without a challenge. */
  readonly atBank?: "authenticate" | "fail" | "cancel";
  readonly says: string;
  readonly charges: number;
}

const endings: readonly Ending[] = [
  { name: "challenge passed", card: cards.challenged, atBank: "authenticate", says: "Paid", charges: 1 },
  { name: "challenge failed", card: cards.challenged, atBank: "fail", says: "Payment refused", charges: 0 },
  {
    name: "challenge cancelled",
    card: cards.challenged,
    atBank: "cancel",
    says: "You cancelled the payment",
    charges: 0,
  },
  { name: "frictionless", card: cards.frictionless, says: "Paid", charges: 1 },
  { name: "not enrolled", card: cards.notEnrolled, says: "Paid", charges: 1 },
  {
    name: "refused by the bank (05)",
    card: cards.challengedThenRefused,
    atBank: "authenticate",
    says: "Payment refused",
    charges: 0,
  },
  {
    name: "held for fraud review",
    card: cards.review,
    atBank: "authenticate",
    says: "Your payment is held for review",
    charges: 1,
  },
];

for (const mode of ["hosted", "cse"] as const) {
  test.describe(mode, () => {
    for (const { name, card, atBank, says, charges } of endings) {
      test(name, async ({ page, checkOut }) => {
        const checkout = await checkOut(mode);
        await checkout.pay(card);
        if (atBank) await acsPage(page)[atBank]();
        await resultPage(page).says(says);
        expect(await checkout.charges()).toHaveLength(charges);
      });
    }
  });
}
