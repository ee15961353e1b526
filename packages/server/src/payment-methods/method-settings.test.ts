import { expect, test } from "vitest";
import { PaymentsConfigurationError } from "../domain/errors.js";
import { bancontactMobile } from "./bancontact-mobile.js";
import { card } from "./card.js";
import { elv } from "./elv.js";
import { googlePay } from "./google-pay.js";
import { ideal } from "./ideal.js";
import { issuerWallet } from "./issuer-wallet.js";
import { paypal } from "./paypal.js";
import { savedCard } from "./saved-card.js";
import { sepaDirectDebit } from "./sepa-direct-debit.js";
import { sofort } from "./sofort.js";

// As they come from a file or from JavaScript: misspelled, or of a wrong type. None of them was noticed before the
// first payment, and some not even then.
const make = {
  card,
  savedCard,
  googlePay,
  paypal,
  ideal,
  sofort,
  bancontactMobile,
  issuerWallet,
  sepaDirectDebit,
  elv,
};

const wrong: readonly (readonly [where: keyof typeof make, setting: string, settings: unknown])[] = [
  ["card", "continueWithoutAuthentification", { continueWithoutAuthentification: true }],
  // The text would count as true.
  ["card", "continueWithoutAuthentication", { continueWithoutAuthentication: "false" }],
  ["savedCard", "withoutAuthentication", { withoutAuthentication: true }],
  ["savedCard", "authenticateSeparately", { authenticateSeparately: "false" }],
  ["savedCard", "oneClick", { oneClick: true }],
  ["googlePay", "orderWith", { orderWith: "tokenPan" }],
  ["googlePay", "merchantName", { merchantName: "Maison Verveine" }],
  ["paypal", "confirm", { confirm: "false" }],
  ["paypal", "data", { data: "DO_NOT_SHIP" }],
  ["paypal", "confirmation", { confirmation: false }],
  ["ideal", "bank", { bank: "INGBNL2A" }],
  ["ideal", "unpaidAfterMs", { unpaidAfterMs: "2h" }],
  ["sofort", "banks", { banks: [] }],
  ["bancontactMobile", "unpaidAfter", { unpaidAfter: 60_000 }],
  // The order would not be claimed before the redirect.
  ["issuerWallet", "fundsMoveAt", { fundsMoveAt: "order" }],
  ["issuerWallet", "fundsMovesAt", { fundsMovesAt: "charge" }],
  ["sepaDirectDebit", "collectIn", { collectIn: 2 }],
  ["sepaDirectDebit", "address", { address: "outside-eu" }],
  ["sepaDirectDebit", "mandateUsage", { mandateUsage: "ONEOFF" }],
  ["sepaDirectDebit", "mandateAuthentMethod", { mandateAuthentMethod: "SMS" }],
  ["sepaDirectDebit", "mandateFields", { mandateFields: "paymentMeanData" }],
  ["elv", "collectInDay", { collectInDay: 1 }],
];

test.each(wrong)("%s: %s is named when it is wrong: %j", (where, setting, settings) => {
  const create = () => make[where](settings as object);
  expect(create).toThrow(PaymentsConfigurationError);
  expect(create).toThrow(expect.objectContaining({ setting }));
  expect(create).toThrow(new RegExp(`^${where}: ${setting} should hold `));
});

test.each(["required", { required: "true" }, { require: true }, { data: {} }])(
  "authenticatedElsewhere %j is named when it is wrong",
  (authenticatedElsewhere) => {
    const create = () => card({ authenticatedElsewhere } as object);
    expect(create).toThrow(PaymentsConfigurationError);
    expect(create).toThrow(/authenticatedElsewhere/);
  },
);

test("settings that are none are named", () => {
  for (const [where, create] of Object.entries(make))
    expect(() => create("hosted" as unknown as object)).toThrow(`${where}: settings should hold an object`);
});
