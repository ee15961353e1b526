import { methods, resultCode, type MethodName } from "@sips-kit/protocol";
import { exampleRequests } from "@sips-kit/protocol/examples";
import { expect, test } from "vitest";
import { openTestOffice } from "../testing/test-office.js";

/** What an example refers to, and an empty gateway does not have. */
const namesOfOtherThings = [
  "customerBankCode",
  "mandateId",
  "merchantWalletId",
  "paymentData",
  "paymentMeanId",
  "redirectionData",
];

test.each(Object.keys(methods) as MethodName[])(
  "the example of %s is refused at most for what it refers to",
  (method) => {
    const answer = openTestOffice().call(method, exampleRequests[method]);
    const code = resultCode(method, answer);
    const field = answer["errorFieldName"];
    if (field === undefined) expect(code).toMatch(/^(00|25)$/);
    else {
      expect(namesOfOtherThings).toContain(field);
      expect(exampleRequests[method]).toHaveProperty(String(field));
    }
  },
);
