import { expect, test } from "vitest";
import { looksLikeCardNumber } from "./card-in-clear.js";

test.each([
  ["cardNumber", "5100000000000800"],
  ["cardNumber", "5100 0000 0000 0800"],
  ["cardNumber", 5100000000000800],
  ["cardNumber", "5100000000000801"],
  ["paymentToken", "5100000000000800"],
  ["cardholderName", "Ada 5100-0000-0000-0800"],
  ["cardCSCValue", "123"],
  ["cardCSCValue", " ١٢٣ "],
  ["cardholderName", "5100/0000/0000/0800"],
  ["cardholderName", "5 1 0 0 _ 0 0 0 0 _ 0 0 0 0 _ 0 8 0 0"],
  ["cardholderName", "A5B1C0D0E0F0G0H0I0J0K0L8"],
  ["cardholderName", "５１０００００００００００８００"],
  ["cardholderName", "٥١٠٠ ٠٠٠٠ ٠٠٠٠ ٠٨٠٠"],
  ["cardholderName", "५१००००००००००"],
  ["cardholderName", "𝟓𝟏𝟎𝟎𝟎𝟎𝟎𝟎𝟎𝟎𝟎𝟎𝟎𝟖𝟎𝟎"],
  ["cardholderName", "⑤①⓪⓪⓪⓪⓪⓪⓪⓪⓪⓪"],
  ["cardholderName", "5\u200b1\u200b0\u200b0\u200b0\u200b0\u200b0\u200b0\u200b0\u200b0\u200b0\u200b0"],
  ["paymentMeanAlias", "my 5100 0000 and 0000 0800"],
  ["comment", "٥١٠٠٠٠٠٠٠٠٠٠٠٨٠٠"],
  ["comment", "room 12: 5100\u20090000\u20090000\u20090800"],
  ["comment", "5100 / 0000 / 0000 / 0800"],
  ["from", 5100000000000800],
])("%s %s is card data in clear", (name, value) => {
  expect(looksLikeCardNumber(name, value)).toBe(true);
});

test.each([
  ["paymentToken", "tok_9aZ"],
  ["cardholderName", "Ada Lovelace"],
  ["cardholderName", "Société Étoile 2000 SARL 3e"],
  ["comment", "refund of 25/11/2026, order 4711"],
  ["idempotencyKey", "3f2a9c1e-7b44-4d0e-9a51-2c6d8e0f1a2b"],
  ["session", "1.01JD0000000000000000000000.lzk9.abc"],
  ["cardExpiryDate", "203012"],
  ["cardNumber", "A".repeat(344)],
  // A time that passes the Luhn check.
  ["from", 1_795_000_000_004],
  ["other", { deep: "5100000000000800" }],
])("%s %s is not", (name, value) => {
  expect(looksLikeCardNumber(name, value)).toBe(false);
});
