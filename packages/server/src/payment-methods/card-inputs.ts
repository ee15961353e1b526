import * as v from "valibot";
import { mostInstalments } from "../domain/instalment-plan.js";
import { withAsciiDigits } from "../gateway/ascii-digits.js";

/** A text without blanks, as tokens and ciphertexts are. */
export const printable = (longest: number, shortest = 1) =>
  v.pipe(v.string(), v.regex(/^[\x21-\x7e]+$/), v.minLength(shortest), v.maxLength(longest));

/** A ciphertext from the browser. Ciphertexts of the largest keys in use stay well below the limit. */
export const ciphertext = printable(4096, 64);

// Zero-width characters, fillers and the empty braille pattern are as invisible as blanks.
const isVisible = Object.assign(
  (text: string) => !/^[\s\p{Default_Ignorable_Code_Point}\u2800]+$/u.test(text),
  { shouldBe: "a name with visible characters" },
);

// Three digits in a row are not a name but probably a card number or security code in the wrong field.
const isName = Object.assign(
  (text: string) => !/\p{Cc}/u.test(text) && !/\d{3}/.test(withAsciiDigits(text)),
  { shouldBe: "a name without three digits in a row, which may be a security code" },
);

/** A name of a person, or of a card: a few words without card data. An empty one is none. */
export const nameOf = (longest: number) =>
  v.pipe(v.string(), v.maxLength(longest), v.check(isVisible), v.check(isName));

/** The holder of a bank account; clubs and companies have years and other short numbers in their names. */
export const accountHolder = v.pipe(
  v.string(),
  v.maxLength(50),
  v.check((text) => isVisible(text) && !/\p{Cc}/u.test(text) && !/\d{5}/.test(withAsciiDigits(text))),
  v.trim(),
  v.nonEmpty(),
);

/** The name on the card. */
export const cardholderName = v.exactOptional(nameOf(100));

/** One of the gateway's brands. */
export const paymentMeanBrand = v.exactOptional(v.pipe(v.string(), v.regex(/^[A-Z0-9_]{1,30}$/)));

/** Which brand of a co-badged card pays, and who chose it. */
export const brandChoice = {
  paymentMeanBrand,
  paymentMeanBrandSelectionStatus: v.exactOptional(
    v.picklist(["APPLIED_DEFAULT", "APPLIED_HOLDER", "NOT_APPLICABLE"]),
  ),
};

/** In how many instalments the buyer pays; absent when they pay in full. */
export const instalmentCount = v.exactOptional(
  v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(mostInstalments)),
);

/** YYYYMM */
export const expiryDate = v.pipe(v.string(), v.regex(/^20\d\d(0[1-9]|1[0-2])$/));

/** A card that the browser has encrypted; its expiry date need not be encrypted. */
export const cardCiphertexts = {
  cardNumber: ciphertext,
  cardCSCValue: v.exactOptional(ciphertext),
  cardExpiryDate: expiryDate,
};
