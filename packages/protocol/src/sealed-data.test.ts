import { createSecretKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { isDataSealValid, readSealedData } from "./index.js";

interface Vector {
  readonly id: string;
  readonly secretKey: string;
  readonly data: string;
  readonly seals: { readonly [algorithm: string]: string };
}

// Published by others; where each comes from stands in the file.
const vectors = JSON.parse(
  readFileSync(new URL("../facts/sealed-data.json", import.meta.url), "utf8"),
) as readonly Vector[];
const cases = vectors.flatMap(({ id, seals, ...vector }) =>
  Object.entries(seals).map(([algorithm, seal]) => ({ ...vector, id, algorithm, seal })),
);

test.each(cases)("$id, $algorithm: the seal is over the raw text", ({ data, secretKey, seal }) => {
  expect(isDataSealValid(data, seal, secretKey)).toBe(true);
  expect(isDataSealValid(data, seal.toUpperCase(), createSecretKey(secretKey, "utf8"))).toBe(true);
  expect(isDataSealValid(data, seal, `${secretKey}x`)).toBe(false);
  expect(isDataSealValid(`${data} `, seal, secretKey)).toBe(false);
  expect(
    isDataSealValid(
      data,
      seal.replace(/^./, (digit) => (digit === "0" ? "1" : "0")),
      secretKey,
    ),
  ).toBe(false);
  expect(isDataSealValid(data, "", secretKey)).toBe(false);
});

test.each([
  ["V3", { transactionReference: "dd88adfZ1027b40813f40813y1678837075", amount: "44000", keyVersion: "1" }],
  [
    "V6",
    { transactionReference: "e1445438c15", merchantId: "002001000000001", amount: "2", keyVersion: "1" },
  ],
  ["N4, N5", { transactionReference: "SIM20221114112037", amount: "1000", currencyCode: "978" }],
])("%s: its fields are read, plain and in base64", (name, fields) => {
  const data = vectors.find(({ id }) => id === name)?.data ?? "";
  expect(readSealedData(data)).toMatchObject(fields);
  for (const encoding of ["base64", "base64url"] as const) {
    const encoded = Buffer.from(data).toString(encoding);
    expect(readSealedData(encoded, encoding)).toMatchObject(fields);
    expect(readSealedData(encoded)).toMatchObject(fields);
  }
});

describe("what the fields say", () => {
  test("null and nothing are absent, containers are left out", () => {
    expect(readSealedData("a=null|b=|c=1")).toEqual({ c: "1" });
    expect(readSealedData(`{"a":null,"b":"","c":1,"d":{"e":"f"},"g":[1]}`)).toEqual({ c: "1" });
  });

  test("a value may hold = and |", () => {
    expect(readSealedData("a=x=y==|b=1|2||3|c=4")).toEqual({ a: "x=y==", b: "1|2||3", c: "4" });
  });

  test.each([
    ["nothing", ""],
    ["a text without a field", "hello, world"],
    ["a field that is there twice", "a=1|b=2|a=3"],
    ["cut JSON", `{"a":1`],
    ["a JSON list", `[{"a":1}]`],
  ])("%s is no Data", (_name, data) => {
    expect(readSealedData(data, "none")).toBeUndefined();
  });
});

test("of JSON, numbers and truth values are read as texts", () => {
  expect(readSealedData('{"amount":2490,"guarantee":true,"held":false,"none":null}')).toEqual({
    amount: "2490",
    guarantee: "true",
    held: "false",
  });
});
