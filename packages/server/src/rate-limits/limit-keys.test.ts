import { expect, test } from "vitest";
import { cardKeys, type KnownDigits } from "./limit-keys.js";
import { openLimits } from "./limits.js";

const limits = openLimits({}, [{ id: "1", secret: "a secret of the test, long enough for a key" }]);
const binOf = (digits: string) => cardKeys(limits, { maskedPan: `${digits}####00` })[0];
const maskedPan = "4970##########00";

test.each<[string, KnownDigits, readonly string[]]>([
  ["the four of the mask", { maskedPan }, ["4970"]],
  ["the six of a mask that shows them", { maskedPan: "497010########00" }, ["497010"]],
  ["the six of the gateway's token", { maskedPan, tokenPan: "497010h123450700" }, ["497010"]],
  ["not those of a token of another form", { maskedPan, tokenPan: "4970109912345600" }, ["4970"]],
  ["not those of a token that contradicts the mask", { maskedPan, tokenPan: "513010h123450700" }, ["4970"]],
  ["those of the browser beside them", { maskedPan, cardIIN: "49701012" }, ["4970", "49701012"]],
  [
    "those of the browser beside the token's",
    { maskedPan, tokenPan: "497010h123450700", cardIIN: "49701012" },
    ["497010", "49701012"],
  ],
  ["not those of a browser that contradicts", { maskedPan, cardIIN: "51301012" }, ["4970"]],
  ["nothing without a mask", { cardIIN: "49701012" }, []],
])("a card is counted by its first digits: %s", (_, card, expected) => {
  const keys = cardKeys(limits, card).filter((key) => key.startsWith("refusedByBin:"));
  expect(keys).toEqual(expected.map(binOf));
});
