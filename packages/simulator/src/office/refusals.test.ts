import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { methods } from "@sips-kit/protocol";
import type { WireObject } from "../ledger/wire.js";
import { startSimulator, type Simulator } from "../start-simulator.js";
import { createControlClient } from "../testing/control-client.js";
import { cardFields, createOfficeClient, orderFields, sealedRequest } from "../testing/office-client.js";
import { sealMatches } from "./seal.js";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ port: 0 });
});
afterAll(() => simulator.close());
beforeEach(async () => {
  await createControlClient(simulator.url).post("reset");
});

const pan = "5100000000000800";
const order = (change: WireObject = {}) => ({ ...orderFields(), ...cardFields(pan), ...change });
const office = () => createOfficeClient(simulator.url);
const send = async (body: WireObject): Promise<WireObject> => {
  const response = await fetch(simulator.url + methods.cardOrder.path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  // The office answers objects.
  return (await response.json()) as WireObject;
};

describe("the seal", () => {
  const key1 = "002001000000001_KEY1";

  test.each(["HMAC-SHA-256", "HMAC-SHA-512", "SHA-256"] as const)(
    "%s is taken and answered in kind",
    async (algorithm) => {
      const answer = await send(
        sealedRequest("cardOrder", order({ sealAlgorithm: algorithm }), { algorithm }),
      );
      expect(answer["responseCode"]).toBe("00");
      expect(sealMatches(answer, key1, algorithm)).toBe(true);
    },
  );

  test("34 for another shop's key, for a field changed after sealing, and for a field added", async () => {
    const sealed = sealedRequest("cardOrder", order());
    const others = [
      sealedRequest("cardOrder", order(), { secretKey: "002001000000002_KEY1" }),
      { ...sealed, amount: "1" },
      { ...sealed, orderId: "added" },
    ];
    for (const other of others) {
      const answer = await send(other);
      expect(answer["responseCode"]).toBe("34");
      expect(sealMatches(answer, key1, "HMAC-SHA-256")).toBe(true);
    }
    expect(await createControlClient(simulator.url).chargeCount()).toBe(0);
  });

  test("the second key of a shop works under its own version, and answers come under it", async () => {
    const secretKey = "002001000000001_KEY2";
    const answer = await send(sealedRequest("cardOrder", order({ keyVersion: "2" }), { secretKey }));
    expect(answer["responseCode"]).toBe("00");
    expect(sealMatches(answer, secretKey, "HMAC-SHA-256")).toBe(true);
    expect(await send(sealedRequest("cardOrder", order({ keyVersion: "2" })))).toMatchObject({
      responseCode: "34",
    });
  });

  test("a service provider seals with its own key", async () => {
    const provided = order({ intermediateServiceProviderId: "SIMULATOR_ISP" });
    const secretKey = "SIMULATOR_ISP_KEY1";
    expect(await send(sealedRequest("cardOrder", provided, { secretKey }))).toMatchObject({
      responseCode: "00",
    });
    expect(await send(sealedRequest("cardOrder", provided))).toMatchObject({ responseCode: "34" });
  });

  test.each([
    ["an unknown shop", { merchantId: "999999999999999" }, "03"],
    ["an unknown key version", { keyVersion: "9" }, "34"],
  ])(
    "%s is answered without a seal: there is no key to make one with",
    async (_name, change, responseCode) => {
      const answer = await send(sealedRequest("cardOrder", order(change)));
      expect(answer["responseCode"]).toBe(responseCode);
      expect(answer).not.toHaveProperty("seal");
    },
  );

  test("none at all is a missing field", async () => {
    const { seal: _seal, ...unsealed } = sealedRequest("cardOrder", order());
    expect(await send(unsealed)).toMatchObject({ responseCode: "12", errorFieldName: "seal" });
  });
});

describe("fields", () => {
  test.each([
    ["amount", undefined, "12"],
    ["amount", "x", "30"],
    ["amount", "1".repeat(20), "30"],
    ["currencyCode", "EURO", "30"],
    ["currencyCode", "EUR", "30"],
    ["currencyCode", "97", "30"],
    ["currencyCode", undefined, "12"],
    ["cardNumber", "4111", "30"],
    ["cardExpiryDate", "203513", "30"],
    ["paymentMeanBrand", "VISA", "12"],
    ["interfaceVersion", "CR_WS_2.53", "30"],
    ["transactionReference", "a b", "30"],
    ["transactionReference", undefined, "12"],
  ])("%s %j: %s", async (errorFieldName, value, responseCode) => {
    expect(await office().call("cardOrder", order({ [errorFieldName]: value }))).toMatchObject({
      responseCode,
      errorFieldName,
    });
    const { body } = await createControlClient(simulator.url).get("transactions");
    expect(body).toMatchObject({ transactions: [], charges: [] });
  });

  test("an expired card and a card without an issuer are refused like orders", async () => {
    expect(await office().call("cardOrder", order({ cardExpiryDate: "202001" }))).toMatchObject({
      responseCode: "54",
    });
    expect(await office().call("cardOrder", order({ cardNumber: "9999990000000000" }))).toMatchObject({
      responseCode: "14",
      complementaryCode: "05",
    });
  });
});

describe("references", () => {
  test("94 for one that was used, accepted or refused, on orders and enrolments", async () => {
    for (const cardNumber of [pan, "5100000000000305"]) {
      const first = order(cardFields(cardNumber));
      await office().call("cardOrder", first);
      expect(await office().call("cardOrder", { ...first, amount: "1" })).toMatchObject({
        responseCode: "94",
      });
      expect(
        await office().call("cardCheckEnrollment", { ...first, merchantReturnUrl: "http://localhost/" }),
      ).toMatchObject({ redirectionStatusCode: "94", responseCode: "94" });
    }
  });

  test("another shop may use the same one", async () => {
    const fields = order({ transactionReference: "SHARED" });
    const secretKey = "002001000000003_KEY1";
    expect(await send(sealedRequest("cardOrder", fields))).toMatchObject({ responseCode: "00" });
    expect(
      await send(sealedRequest("cardOrder", { ...fields, merchantId: "002001000000003" }, { secretKey })),
    ).toMatchObject({ responseCode: "00" });
  });

  test("a shop of the other kind is given one", async () => {
    const { transactionReference: _none, ...fields } = order() as WireObject;
    const answer = await send(
      sealedRequest(
        "cardOrder",
        { ...fields, merchantId: "002001000000002" },
        { secretKey: "002001000000002_KEY1" },
      ),
    );
    expect(answer).toMatchObject({ responseCode: "00" });
    expect(answer["transactionReference"]).toMatch(/^[A-Za-z0-9]{1,35}$/);
  });

  test("a look-up of an unknown one answers 25", async () => {
    expect(await office().call("getTransactionData", { transactionReference: "NEVER" })).toMatchObject({
      getTransDataResponseCode: "25",
    });
  });
});
