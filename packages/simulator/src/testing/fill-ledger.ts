import { shops, testShop } from "../fixtures/shops.js";
import { isWireObject, type WireObject } from "../ledger/wire.js";
import { handlers } from "../office/handlers.js";
import { cardFields } from "./office-client.js";
import { openTestOffice } from "./test-office.js";

// Run as a program of its own: orders as many times as its argument says, each time with another card and another
// customer, and says what that has taken. Seals are left out, since they leave nothing behind.

const wanted = Number(process.argv[2]);
const { gateway, look } = openTestOffice();
const shop = shops.get(testShop.merchantId);
const { cardOrder } = handlers;
if (!shop || !cardOrder) throw new Error("The test shop or cardOrder is gone.");

const startedAt = performance.now();
for (let index = 0; index < wanted; index += 1) {
  const { code } = cardOrder({ gateway, shop, body: asItTravels(orderOf(index)) });
  if (code !== "00") throw new Error(`Order ${index} was answered ${code}.`);
}
const seconds = (performance.now() - startedAt) / 1_000;
const last = look(`LOAD${wanted - 1}`)["transactionStatus"];
if (last !== "TO_CAPTURE" || gateway.transactions.charges().length !== wanted)
  throw new Error("Orders are lost.");

const { heapUsed } = process.memoryUsage();
// In kilobytes.
const { maxRSS } = process.resourceUsage();
console.log(
  JSON.stringify({ transactions: wanted, seconds, heapBytes: heapUsed, peakBytes: maxRSS * 1_024 }),
);

function orderOf(index: number): WireObject {
  const cardNumber = `51000000${String(index).padStart(6, "0").slice(-6)}00`;
  return {
    transactionReference: `LOAD${index}`,
    amount: "2490",
    currencyCode: "978",
    orderChannel: "INTERNET",
    captureMode: "AUTHOR_CAPTURE",
    captureDay: "0",
    orderId: `O${index}`,
    customerId: `C${index}`,
    customerIpAddress: `192.0.2.${index % 250}`,
    ...cardFields(cardNumber),
  };
}

/** Parsed from JSON like a real call, so that its strings are its own and freed with it. */
function asItTravels(fields: WireObject): WireObject {
  const parsed: unknown = JSON.parse(JSON.stringify(fields));
  return isWireObject(parsed) ? parsed : {};
}
