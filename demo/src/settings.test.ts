import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readSettings } from "./settings.js";
import { otherMethods } from "./shop/other-methods.js";

const shop = { SIPS_MERCHANT_ID: "011223744550001", SIPS_SECRET_KEY: "a-secret", SIPS_KEY_VERSION: "3" };

describe("readSettings", () => {
  it("takes the simulator and its test shop when nothing is set", () => {
    expect(readSettings({}).settings).toMatchObject({
      port: 3000,
      environment: "simulator",
      merchantId: "002001000000001",
      keyVersion: "1",
      cseVia: "ciphertext",
      paymentMethods: otherMethods.map(({ id }) => id),
    });
  });

  it("takes an address of this machine with a path, as webhooks have one", () => {
    const secret = { SHOP_WEBHOOK_SECRET: "0123456789".repeat(4) };
    const read = (SHOP_WEBHOOK_URL: string) => readSettings({ SHOP_WEBHOOK_URL, ...secret });
    const url = "http://localhost:4000/hooks/sips";
    expect(read(url).settings?.webhook?.url).toBe(url);
    expect(read("http://localhost.example/hooks").faults).toHaveLength(1);
    expect(read("http://localhost@evil.example/hooks").faults).toHaveLength(1);
  });

  it("names everything that a real gateway needs, at once", () => {
    expect(readSettings({ SIPS_ENVIRONMENT: "sogenactif-test" }).faults).toEqual([
      "SIPS_MERCHANT_ID is missing: it should hold the shop's identifier from the bank, 15 digits",
      "SIPS_SECRET_KEY is missing: it should hold the secret key from the bank's portal, without white space",
      "SIPS_KEY_VERSION is missing: it should hold the number of that key in the portal, such as 1",
    ]);
  });

  it.each([
    ["PORT", "70000"],
    ["SIPS_ENVIRONMENT", "sogenactiv"],
    ["SIPS_MERCHANT_ID", "12"],
    ["SIPS_SECRET_KEY", "with space"],
    ["SIPS_KEY_VERSION", "one"],
    ["SIPS_GATEWAY_URL", "gateway.example"],
    ["SIPS_GATEWAY_URL", "http://gateway.example"],
    ["SIPS_CSE_KEY", "/no/such/file.pem"],
    ["SIPS_CSE_KEY", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"],
    ["SIPS_CSE_VIA", "post"],
    ["SIPS_PAYMENT_METHODS", "cheque"],
    ["SIPS_DEADLINE_MS", "soon"],
    ["SHOP_URL", "https://shop.example/deep"],
    ["SIPS_JOURNAL", "mysql://shop@db.example/payments"],
  ])("names %s when it is malformed, and never tells a secret", (name, value) => {
    const { faults } = readSettings({ ...shop, SIPS_ENVIRONMENT: "mercanet-test", [name]: value });
    expect(faults).toHaveLength(1);
    expect(faults?.[0]).toMatch(new RegExp(`^${name} is malformed: it should hold `));
    if (name === "SIPS_SECRET_KEY") expect(faults?.[0]).not.toContain(value);
  });

  it("takes real money only if that is confirmed", () => {
    const production = { ...shop, SIPS_ENVIRONMENT: "sogenactif" };
    for (const live of ["", "yes", "1"]) {
      expect(readSettings({ ...production, SIPS_LIVE: live }).faults).toEqual([
        "SIPS_LIVE is missing: it should hold true, for this environment takes real money",
      ]);
    }
    expect(readSettings({ ...production, SIPS_LIVE: "true" }).settings).toMatchObject({ live: true });
    expect(readSettings({ ...shop, SIPS_ENVIRONMENT: "sips-test" }).settings).toMatchObject({ live: false });
  });

  it("reads a key given as text, also where line ends were written as \\n", () => {
    const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const pem = publicKey.export({ type: "spki", format: "pem" }).toString();
    for (const text of [pem, pem.replaceAll("\n", "\\n")]) {
      const read = readSettings({ ...shop, SIPS_ENVIRONMENT: "mercanet-test", SIPS_CSE_KEY: text });
      expect(read.settings?.cseKey).toMatchObject({ exponent: "010001" });
    }
  });
});
