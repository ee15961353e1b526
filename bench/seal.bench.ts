import { createHmac } from "node:crypto";
import { isSealValid, seal } from "@sips-kit/protocol";
import { measure, report } from "./measure.js";

const key = "002001000000001_KEY1";
const order = {
  amount: "2490",
  captureDay: "0",
  captureMode: "AUTHOR_CAPTURE",
  currencyCode: "978",
  customerContact: { email: "buyer@example.org", firstname: "Hélène", lastname: "Dupont" },
  customerIpAddress: "192.0.2.1",
  fraudData: { bypassCtrlList: ["All", "ForeignBinCard"] },
  interfaceVersion: "IR_WS_2.53",
  keyVersion: "1",
  merchantId: "002001000000001",
  merchantReturnUrl: "https://shop.example/sips/return/abc",
  orderChannel: "INTERNET",
  orderId: "4711",
  paymentToken: "t".repeat(200),
  transactionReference: "REF001",
};
const text = JSON.stringify(order);
const sealed = { ...order, seal: seal(order, key) };

// The floor: only the HMAC of a text of the same length, with nothing to sort or join.
const floor = measure("HMAC-SHA-256 of the text alone", () =>
  createHmac("sha256", key).update(text).digest("hex"),
);

report("Seal", floor, [
  measure("seal a cardCheckEnrollment", () => seal(order, key)),
  measure("check a seal", () => isSealValid(sealed, key)),
]);
