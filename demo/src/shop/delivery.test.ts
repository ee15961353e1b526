import { expect, it } from "vitest";
import { readDelivery } from "./delivery.js";

const good = {
  email: "camille@example.com",
  name: "Camille Martin",
  address: "12 rue des Lilas",
  postalCode: "75011",
  city: "Paris",
  country: "FR",
  terms: "1",
};
const read = (more: Partial<Record<string, string>> = {}) => {
  const form: Partial<Record<string, string>> = { ...good, ...more };
  return readDelivery((name) => form[name] ?? "");
};

it("takes what was typed, without needless spaces", () => {
  const { delivery, faults } = read({ name: "  Camille   Martin " });
  expect(faults).toEqual({});
  expect(delivery).toMatchObject({ name: "Camille Martin", address2: "", country: "FR" });
});

it("names every field that is missing, all at once", () => {
  const { faults } = readDelivery(() => "");
  const missing = ["email", "name", "address", "postalCode", "city", "country", "terms"];
  expect(faults).toEqual(Object.fromEntries(missing.map((field) => [field, "missing"])));
});

it.each([
  [{ email: "camille@example" }, "email"],
  [{ email: "camille example.com" }, "email"],
  [{ email: "a@b.fr\r\nBcc: c@d.fr" }, "email"],
  [{ email: "a\u0000b@example.com" }, "email"],
  [{ country: "US" }, "country"],
  [{ postalCode: "7501" }, "postalCode"],
  [{ postalCode: "75011", country: "NL" }, "postalCode"],
  [{ city: "x".repeat(101) }, "city"],
  // A card number must not end up in the shop's files.
  [{ name: "5100 0000 0000 0800" }, "name"],
  [{ address2: "5100-0000-0000-0800" }, "address2"],
  [{ address: "5100·0000·0000·0800" }, "address"],
  [{ city: "٥١٠٠٠٠٠٠٠٠٠٠٠٨٠٠" }, "city"],
  [{ email: "5100.0000.0000.0800@example.com" }, "email"],
  [{ name: "NL91ABNA0417164300" }, "name"],
  [{ address: [..."NL91ABNA0417164300"].join(" ") }, "address"],
])("refuses %o", (more, field) => {
  expect(read(more).faults).toEqual({ [field]: "invalid" });
});

it.each([
  "RN 20 Lieudit Bel Air",
  "RD910 Zone Industrielle",
  "CS 50012 Parc du Mail",
  "BP 40123 Agence Centrale",
  "BP 40123 59012 Lille Cedex",
])("takes the address %s, which begins like an IBAN", (address) => {
  expect(read({ address, address2: address }).faults).toEqual({});
});

it.each([
  ["1012 AB", "NL"],
  ["1000-205", "PT"],
  ["L-1313", "LU"],
])("knows the postal code %s of %s", (postalCode, country) => {
  expect(read({ postalCode, country }).faults).toEqual({});
});
