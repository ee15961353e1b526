import { expect, test } from "vitest";
import { redact } from "./exchanges.js";

test.each([
  ["a card number in groups", "5100 0000 0000 0800", "5100##########00"],
  ["a card number with hyphens", "5100-0000-0000-0800", "5100##########00"],
  ["a card number in a text", "card 5100 0000 0000 0800, 12/35", "card 5100##########00, 12/35"],
  ["an account in groups", "FR76 9999 9000 0100 0000 0003 413", "FR76#####################13"],
  ["an account in small letters", "fr7699999000010000000003413", "FR76#####################13"],
  ["an account in a text", "from fr7699999000010000000003413.", "from FR76#####################13."],
])("%s is masked in any field", (_what, typed, kept) => {
  expect(redact({ returnContext: typed, fraudListElementValue: [typed] })).toEqual({
    returnContext: kept,
    fraudListElementValue: [kept],
  });
});

test.each([
  ["a phone number", "+33 6 12 34 56 78"],
  ["two amounts", "2490 990"],
  ["a date and time", "2026-11-28 10:15:00"],
  ["a reference", "20261128101500000012"],
  ["a customer's number", "1234 5678 9012 3456"],
])("%s stays as it is", (_what, typed) => {
  expect(redact({ returnContext: typed })).toEqual({ returnContext: typed });
});
