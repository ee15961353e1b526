import type { MethodName } from "@sips-kit/protocol";
import { expect, test } from "vitest";
import { createGateway } from "./ledger/gateway.js";
import type { WireObject } from "./ledger/wire.js";
import { handleRequest } from "./office/handle-request.js";
import { cardFields, orderFields, sealedRequest } from "./testing/office-client.js";

const order = (transactionReference: string, cardNumber = "5100000000000800"): WireObject => ({
  ...orderFields({ transactionReference }),
  ...cardFields(cardNumber),
});
const merchantReturnUrl = "http://localhost:3000/return";

/** Calls that between them draw every kind of identifier. */
const script: readonly (readonly [MethodName, WireObject])[] = [
  ["cardOrder", order("SAME1")],
  ["cardOrder", order("SAME2", "5100000500000300")],
  // Refused, so without an authorisationId; the token of its card comes from the seed.
  ["cardOrder", order("SAME3", "5100000000000651")],
  ["cardCheckEnrollment", { ...order("SAME4"), merchantReturnUrl, paymentMeanBrand: "MASTERCARD" }],
  ["hostedFieldsInitialize", {}],
  ["paymentTokenGenerate", cardFields("5100000000000800")],
  [
    "paymentProviderInitialize",
    {
      ...orderFields({ transactionReference: "SAME5" }),
      paymentMeanBrand: "PAYPAL",
      paymentMeanData: { paypal: { invoiceId: "INV1" } },
      merchantReturnUrl,
    },
  ],
  ["acceptChallenge", { transactionReference: "SAME2" }],
  ["cancel", { transactionReference: "SAME1", operationAmount: "100", currencyCode: "978" }],
  ["getTransactionData", { transactionReference: "SAME1" }],
];

/** The whole session as it would travel, on a machine whose clock says the same each time. */
function play(seed: string): readonly string[] {
  let time = Date.parse("2026-11-23T10:00:00Z");
  const gateway = createGateway({
    seed,
    machineTime: () => (time += 7),
    origins: { fields: "http://127.0.0.1:1", acs: "http://127.0.0.1:2" },
    slowAnswerMs: 0,
  });
  return script.map(([method, fields]) =>
    JSON.stringify(handleRequest(gateway, method, sealedRequest(method, fields)).body),
  );
}

test("same seed, same calls, same time: the same bytes", () => {
  const answers = play("one");
  expect(play("one")).toEqual(answers);
  const refused = answers.filter((answer) => /"errorFieldName"|esponseCode":"(12|25|30|99)"/.test(answer));
  expect(refused).toEqual([]);
});

test("another seed: other identifiers, in all answers but those that hold none", () => {
  const [one, two] = [play("one"), play("two")];
  const same = script.filter((_call, index) => one[index] === two[index]);
  expect(same.map(([method, fields]) => [method, fields["transactionReference"]])).toEqual([
    ["cancel", "SAME1"],
  ]);
});
