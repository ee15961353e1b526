import { encryptCard, type CseKey, type CseSchemeName } from "@sips-kit/cse";
import { readPemKey } from "@sips-kit/cse/pem";
import { createGateway, type Gateway } from "@sips-kit/server";
import { startSimulator, testShop, type Simulator } from "@sips-kit/simulator";
import { afterAll, beforeAll, expect, test } from "vitest";

const schemes: readonly CseSchemeName[] = [
  "rsa-oaep-sha256",
  "rsa-oaep-sha1",
  "rsa-oaep-sha256-mgf1sha1",
  "rsa-pkcs1-v15",
  "jwe-oaep256-a256gcm",
];
const accepted = { cardNumber: "5100000000000800", cardCSCValue: "123" };
const refused = { cardNumber: "5100000000000305", cardCSCValue: "123" };

let simulator: Simulator;
let gateway: Gateway;
let key: CseKey;
beforeAll(async () => {
  simulator = await startSimulator({ port: 0 });
  gateway = createGateway({ ...testShop, url: simulator.url });
  const response = await fetch(`${simulator.url}/_control/cse-key`);
  // The control API's answer, as its documentation has it.
  key = (await response.json()) as CseKey;
});
afterAll(async () => {
  await gateway.close();
  await simulator.close();
});

test.each(schemes)("%s: the gateway decrypts the card, and decides by its digits", async (scheme) => {
  const paid = await order(await encryptCard(accepted, key, { scheme }));
  expect(paid).toMatchObject({
    kind: "accepted",
    answer: { maskedPan: expect.stringMatching(/00$/) as string },
  });
  expect(await order(await encryptCard(refused, key, { scheme }))).toMatchObject({
    kind: "refused",
    code: "05",
  });
});

test.each(schemes)(
  "%s: a payment token can be had for the ciphertexts, so that no order carries them",
  async (scheme) => {
    const generated = await gateway.paymentTokenGenerate({
      ...(await encryptCard(accepted, key, { scheme })),
      panType: "CSE",
      cardExpiryDate: "203512",
    });
    expect(generated).toMatchObject({
      kind: "accepted",
      answer: { paymentToken: expect.any(String) as string },
    });
  },
);

test("the key of the PEM text is the key of the control API", () => {
  const { modulus, exponent } = key;
  expect(readPemKey(simulator.csePublicKeyPem)).toEqual({ modulus, exponent });
});

test("a ciphertext for another key is refused by the field's name", async () => {
  const other = { ...key, modulus: `f${key.modulus.slice(1, -1)}1` };
  const outcome = await order(await encryptCard(accepted, other));
  expect(outcome).toMatchObject({ kind: "refused", answer: { errorFieldName: "cardNumber" } });
});

test("no stored exchange contains the card number", async () => {
  const exchanges = await (await fetch(`${simulator.url}/_control/exchanges`)).text();
  expect(exchanges).toContain("cardOrder");
  for (const { cardNumber } of [accepted, refused]) expect(exchanges).not.toContain(cardNumber);
});

let orders = 0;
function order(encrypted: { cardNumber: string; cardCSCValue?: string }) {
  orders += 1;
  return gateway.cardOrder({
    ...encrypted,
    panType: "CSE",
    cardExpiryDate: "203512",
    amount: "2490",
    currencyCode: "978",
    orderChannel: "INTERNET",
    customerIpAddress: "192.0.2.1",
    captureMode: "AUTHOR_CAPTURE",
    captureDay: "0",
    transactionReference: `CSE${orders}`,
  });
}
