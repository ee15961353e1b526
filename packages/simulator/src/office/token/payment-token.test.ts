import { constants, createCipheriv, publicEncrypt, randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startSimulator, type Simulator } from "../../start-simulator.js";
import { createControlClient } from "../../testing/control-client.js";
import { cardFields, createOfficeClient, orderFields } from "../../testing/office-client.js";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ port: 0 });
});
afterAll(() => simulator.close());
beforeEach(async () => {
  await createControlClient(simulator.url).post("reset");
});

const pan = "5100000000000800";
const office = () => createOfficeClient(simulator.url);
const generate = async (fields = {}) => {
  const answer = await office().call("paymentTokenGenerate", { ...cardFields(pan), ...fields });
  expect(answer).toMatchObject({ responseCode: "00" });
  return String(answer["paymentToken"]);
};
const pay = (paymentToken: string) => office().call("cardOrder", { ...orderFields(), paymentToken });
const enrol = (paymentToken: string) =>
  office().call("cardCheckEnrollment", {
    ...orderFields(),
    paymentToken,
    merchantReturnUrl: "http://localhost:3000/",
  });

describe("a token", () => {
  const refused = { responseCode: "12", errorFieldName: "paymentToken" };

  test("pays once", async () => {
    const token = await generate();
    expect(await pay(token)).toMatchObject({ responseCode: "00", maskedPan: "5100##########00" });
    expect(await pay(token)).toMatchObject(refused);
    expect(await createControlClient(simulator.url).chargeCount()).toBe(1);
  });

  test("that has opened an enrolment is spent as well", async () => {
    const token = await generate();
    expect(await enrol(token)).toMatchObject({ redirectionStatusCode: "00" });
    expect(await enrol(token)).toMatchObject({ redirectionStatusCode: "12", errorFieldName: "paymentToken" });
  });

  test("lives 15 minutes", async () => {
    const [young, old] = [await generate(), await generate()];
    await createControlClient(simulator.url).post("clock", { advance: "PT14M59S" });
    expect(await pay(young)).toMatchObject({ responseCode: "00" });
    await createControlClient(simulator.url).post("clock", { advance: "PT1S" });
    expect(await pay(old)).toMatchObject(refused);
  });

  test("that was never made is refused", async () => {
    expect(await pay("bm90aGluZw")).toMatchObject(refused);
  });

  test("is not created for an invalid card number", async () => {
    expect(
      await office().call("paymentTokenGenerate", { ...cardFields(pan), cardExpiryDate: "203599" }),
    ).toMatchObject({ responseCode: "30", errorFieldName: "cardExpiryDate" });
  });
});

test("hostedFieldsInitialize gives a signed session and the script's address on the other origin", async () => {
  const answer = await office().call("hostedFieldsInitialize", { paymentMeanBrandList: ["CB", "VISA"] });
  expect(answer).toMatchObject({
    responseCode: "00",
    sdkUrl: `${simulator.origins.fields}/paymentprovider/hostedfields/services/sdpx-hostedfields-sdk.js`,
  });
  const [head = "", payload = ""] = String(answer["merchantSessionToken"]).split(".");
  expect(JSON.parse(Buffer.from(head, "base64url").toString())).toEqual({ typ: "JWT", alg: "HS512" });
  expect(JSON.parse(Buffer.from(payload, "base64url").toString())).toMatchObject({ brands: ["CB", "VISA"] });
});

describe("a card that was encrypted in the browser", () => {
  type Encrypt = (text: string, field: string) => string;
  const rsa =
    (options: { padding: number; oaepHash?: string }): Encrypt =>
    (text) =>
      publicEncrypt({ key: simulator.csePublicKeyPem, ...options }, Buffer.from(text)).toString("base64");
  const jwe =
    (name?: string): Encrypt =>
    (text, field) => {
      const header = Buffer.from(JSON.stringify({ alg: "RSA-OAEP-256", enc: "A256GCM" })).toString(
        "base64url",
      );
      const [contentKey, iv] = [randomBytes(32), randomBytes(12)];
      const cipher = createCipheriv("aes-256-gcm", contentKey, iv).setAAD(Buffer.from(header));
      const encrypted = Buffer.concat([
        cipher.update(JSON.stringify({ [name ?? field]: text })),
        cipher.final(),
      ]);
      const key = publicEncrypt(
        { key: simulator.csePublicKeyPem, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha256" },
        contentKey,
      );
      const parts = [key, iv, encrypted, cipher.getAuthTag()].map((part) => part.toString("base64url"));
      return [header, ...parts].join(".");
    };
  const { RSA_PKCS1_OAEP_PADDING, RSA_PKCS1_PADDING } = constants;

  // rsa-oaep-sha256-mgf1sha1 cannot be made by node:crypto; integration/cse-simulator.test.ts has it.
  const schemes: readonly (readonly [string, Encrypt])[] = [
    ["rsa-oaep-sha256", rsa({ padding: RSA_PKCS1_OAEP_PADDING, oaepHash: "sha256" })],
    ["rsa-oaep-sha1", rsa({ padding: RSA_PKCS1_OAEP_PADDING, oaepHash: "sha1" })],
    ["rsa-pkcs1-v15", rsa({ padding: RSA_PKCS1_PADDING })],
    ["jwe-oaep256-a256gcm", jwe()],
    ["jwe-oaep256-a256gcm, named value", jwe("value")],
  ];

  const encrypted = (encrypt: Encrypt) => ({
    panType: "CSE",
    cardNumber: encrypt(pan, "cardNumber"),
    cardCSCValue: encrypt("123", "cardCSCValue"),
    cardExpiryDate: "203512",
  });

  test.each(schemes)("%s: orders, enrols, and becomes a token", async (_name, encrypt) => {
    const order = await office().call("cardOrder", { ...orderFields(), ...encrypted(encrypt) });
    expect(order).toMatchObject({
      responseCode: "00",
      maskedPan: "5100##########00",
      cardCSCResultCode: "4D",
    });
    const enrolled = await office().call("cardCheckEnrollment", {
      ...orderFields(),
      ...encrypted(encrypt),
      merchantReturnUrl: "http://localhost:3000/",
    });
    expect(enrolled).toMatchObject({ redirectionStatusCode: "00", maskedPan: "5100##########00" });
    expect(await pay(await generate(encrypted(encrypt)))).toMatchObject({ responseCode: "00" });
  });

  test.each(schemes)("%s: an altered ciphertext is refused with its field", async (_name, encrypt) => {
    const { cardNumber, ...rest } = encrypted(encrypt);
    const middle = Math.floor(cardNumber.length / 2);
    const other = cardNumber[middle] === "A" ? "B" : "A";
    const altered = cardNumber.slice(0, middle) + other + cardNumber.slice(middle + 1);
    const answer = await office().call("cardOrder", { ...orderFields(), ...rest, cardNumber: altered });
    expect(answer).toMatchObject({ errorFieldName: "cardNumber" });
    expect(answer["responseCode"]).not.toBe("00");
    expect(await createControlClient(simulator.url).chargeCount()).toBe(0);
  });
});
