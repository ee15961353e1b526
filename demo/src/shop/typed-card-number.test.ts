import { expect, it } from "vitest";
import { holdsLongNumber, maskedSearch } from "./typed-card-number.js";

it.each([
  "5100 0001 0000 0700",
  "Ada 5100·0001·0000·0700",
  "٥١٠٠٠٠٠١٠٠٠٠٠٧٠٠",
  "５１０００００１０００００７００",
  "5\u200b1\u200b0\u200b0\u200b0001 0000 0700",
  "NL91 ABNA 0417 1643 00",
  "ＮＬ９１ＡＢＮＡ０４１７１６４３００",
])("finds %s", (text) => {
  expect(holdsLongNumber(text)).toBe(true);
});

it.each(["Camille Martin", "12 bis, rue du 11 Novembre 1918", "+33 6 12 34 56 78", "camille@example.com"])(
  "leaves %s alone",
  (text) => {
    expect(holdsLongNumber(text)).toBe(false);
    expect(maskedSearch(text)).toBe(text);
  },
);

it.each([
  ["5100000000000800", "5100 •••• 00"],
  ["٥١٠٠ ٠٠٠١ ٠٠٠٠ ٠٧٠٠", "5100 •••• 00"],
  ["NL91 ABNA 0417 1643 00", "NL91 •••• 00"],
  ["261126493899", "261126493899"],
  ["01M8BTS9JEGHYQ5GKT30H79XKS", "01M8BTS9JEGHYQ5GKT30H79XKS"],
])("searches for %s as %s", (text, masked) => {
  expect(maskedSearch(text)).toBe(masked);
});
