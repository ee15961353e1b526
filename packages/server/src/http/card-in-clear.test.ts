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
])("%s %s is card data in clear", (name, value) => {
  expect(looksLikeCardNumber(name, value)).toBe(true);
});

test.each([
  ["paymentToken", "tok_9aZ"],
  ["cardholderName", "Ada Lovelace"],
  ["session", "1.01JD0000000000000000000000.lzk9.abc"],
  ["cardExpiryDate", "203012"],
  ["cardNumber", "A".repeat(344)],
  ["other", { deep: "5100000000000800" }],
])("%s %s is not", (name, value) => {
  expect(looksLikeCardNumber(name, value)).toBe(false);
});
