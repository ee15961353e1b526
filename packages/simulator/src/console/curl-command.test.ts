import { expect, test } from "vitest";
import type { Exchange } from "../ledger/exchanges.js";
import { curlCommand } from "./curl-command.js";

const exchange: Exchange = { id: 7, at: 0, method: "cardOrder", request: {}, answer: {} };
const commandOf = (request: Exchange["request"]) => curlCommand({ ...exchange, request }, "http://office");

test("a call without a card is sent as it came", () => {
  expect(commandOf({ orderId: "it's" })).toBe(
    `curl -s 'http://office/rs-services/v2/checkout/cardOrder' -H 'content-type: application/json' -d '{"orderId":"it'\\''s"}'`,
  );
});

// A masked number and a token that is spent would be refused.
test.each([{ cardNumber: "5100##########00" }, { paymentToken: "spent" }, { paymentData: "***" }])(
  "a call with %j is replayed by the simulator",
  (request) => {
    expect(commandOf(request)).toBe(
      `curl -s 'http://office/_control/replay' -H 'content-type: application/json' -d '{"exchange":7}'`,
    );
  },
);
