import { createHash, createHmac } from "node:crypto";
import { seal, sealText } from "@sips-kit/protocol";
import { expect, test } from "vitest";
import { findMistakes } from "./seal-mistakes.js";

const key = "SECRET";
const message = {
  orderId: "é4711",
  Zone: "z",
  merchantId: "1",
  interfaceVersion: "IR_WS_2.53",
  keyVersion: "7",
  sealAlgorithm: "HMAC-SHA-256",
  customerContact: { lastname: " Doe ", firstname: null },
  amount: "2490",
};
const hmac = (text: string, withKey = key, encoding: "utf8" | "latin1" = "utf8") =>
  createHmac("sha256", withKey).update(Buffer.from(text, encoding)).digest("hex");
const right = sealText(message);

test.each([
  ["the algorithm is HMAC-SHA-512", seal(message, key, "HMAC-SHA-512")],
  ["the algorithm is SHA-256", seal(message, key, "SHA-256")],
  ["the algorithm is SHA-256 without a key", createHash("sha256").update(right).digest("hex")],
  [
    "the fields stay in the order of the message",
    hmac("é4711" + "z" + "1" + "IR_WS_2.53" + " Doe " + "2490"),
  ],
  ["the fields are sorted ignoring case", hmac("2490" + " Doe " + "IR_WS_2.53" + "1" + "é4711" + "z")],
  [
    "the sub-fields of containers are sorted among all others",
    hmac("z" + "2490" + "IR_WS_2.53" + " Doe " + "1" + "é4711"),
  ],
  ["keyVersion is sealed too", hmac("z" + "2490" + " Doe " + "IR_WS_2.53" + "7" + "1" + "é4711")],
  [
    "keyVersion and sealAlgorithm are sealed too",
    hmac("z" + "2490" + " Doe " + "IR_WS_2.53" + "7" + "1" + "é4711" + "HMAC-SHA-256"),
  ],
  ["interfaceVersion is not sealed", hmac(right.replace("IR_WS_2.53", ""))],
  ["values are trimmed", hmac(right.replace(" Doe ", "Doe"))],
  ['null is sealed as the text "null"', hmac(right.replace(" Doe ", "null Doe "))],
  ["the key ends in a line break", hmac(right, `${key}\n`)],
  ["the text is encoded in ISO-8859-1", hmac(right, key, "latin1")],
  ["the seal is in base64", createHmac("sha256", key).update(right).digest("base64")],
  [
    "values are trimmed, and the algorithm is SHA-256",
    createHash("sha256")
      .update(right.replace(" Doe ", "Doe") + key)
      .digest("hex"),
  ],
])("%s", (mistake, given) => {
  expect(findMistakes({ ...message, seal: given }, key, "HMAC-SHA-256")).toContain(mistake);
});

test("a wrong key is not explained by any mistake", () => {
  expect(findMistakes({ ...message, seal: seal(message, "OTHER") }, key, "HMAC-SHA-256")).toEqual([]);
});
