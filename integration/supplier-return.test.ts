import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { seal, type JsonObject } from "@sips-kit/protocol";
import { testShop } from "@sips-kit/simulator";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createBuyer, postJson } from "./buyer.js";
import { openShop, type Shop } from "./shop.js";

// A gateway that answers an enrolment check as sources say the real one may: with a form for external suppliers instead
// of a PaReq. The return's values reach the charge unchanged.

let gateway: Server;
let shop: Shop;
let enrolment: JsonObject;
let orders: JsonObject[];
/** The fields of a charge's answer besides its echoes. */
let orderAnswer: JsonObject;

beforeEach(async () => {
  orders = [];
  orderAnswer = { responseCode: "00", acquirerResponseCode: "00" };
  gateway = createServer((message, response) => {
    const chunks: Buffer[] = [];
    message.on("data", (chunk: Buffer) => chunks.push(chunk));
    message.on("end", () => {
      const request = JSON.parse(Buffer.concat(chunks).toString()) as JsonObject;
      const answer = answerTo(message.url?.split("/").at(-1) ?? "", request);
      response.end(JSON.stringify({ ...answer, seal: seal(answer, testShop.secretKey) }));
    });
  });
  await new Promise<void>((resolve) => gateway.listen(0, "127.0.0.1", resolve));
  const { port } = gateway.address() as AddressInfo; // a listening TCP server has one
  shop = await openShop({ line: `http://127.0.0.1:${port}` });
});
afterEach(async () => {
  await shop.close();
  gateway.closeAllConnections();
  await new Promise((resolve) => gateway.close(resolve));
});

function answerTo(method: string, request: JsonObject): JsonObject {
  const { transactionReference } = request;
  switch (method) {
    case "hostedFieldsInitialize":
      return { responseCode: "00", merchantSessionToken: "token", sdkUrl: "https://sdk.example/sdk.js" };
    case "cardCheckEnrollment":
      return { redirectionStatusCode: "00", responseCode: "00", transactionReference, ...enrolment };
    case "cardValidateAuthenticationAndOrder":
      orders.push(request);
      return {
        merchantId: testShop.merchantId,
        transactionReference,
        orderId: "4711",
        amount: "2490",
        currencyCode: "978",
        ...orderAnswer,
      };
    default:
      return { responseCode: "25" };
  }
}

async function atBank() {
  const buyer = createBuyer(shop);
  const { session } = await buyer.opens("4711");
  const { body } = await postJson(`${shop.url}/sips/payments`, { session, paymentToken: "token" });
  expect(body).toMatchObject({ next: "redirect" });
  const [payment] = await shop.payments.listByOrder("4711");
  const action = `${shop.url}/sips/return/${payment?.redirectUrl?.split("/").at(-1)}`;
  return (fields: Record<string, string>) => buyer.submit({ action, fields, buttons: [] });
}

const stateOf = async () => (await shop.payments.listByOrder("4711"))[0]?.state;

describe("a form for external suppliers", () => {
  beforeEach(() => {
    enrolment = {
      redirectionUrl: "https://supplier.example/",
      redirectionData: "of the enrolment",
      messageVersion: "0.1",
    };
  });

  test.each([
    ["redirectionData", "messageVersion"],
    ["redirectionData", "redirectionVersion"],
    ["RedirectionData", "MessageVersion"],
  ])("the return's %s and %s replace those of the enrolment check", async (data, version) => {
    const comesBack = await atBank();
    await comesBack({ [data]: "of the return=", [version]: "0.2", transactionReference: "whatever" });
    expect(orders).toMatchObject([{ redirectionData: "of the return=", messageVersion: "0.2" }]);
    expect(orders[0]).not.toHaveProperty("paResMessage");
    expect(await stateOf()).toBe("accepted");
  });

  test("a PaRes alone is sent with the values of the enrolment check", async () => {
    const comesBack = await atBank();
    await comesBack({ PaRes: "answer" });
    expect(orders).toMatchObject([
      { redirectionData: "of the enrolment", messageVersion: "0.1", paResMessage: "answer" },
    ]);
  });

  test("a version alone is not an answer from a bank", async () => {
    const comesBack = await atBank();
    await comesBack({ messageVersion: "0.2", MD: "x" });
    expect(orders).toEqual([]);
    expect(await stateOf()).toBe("redirected");
  });

  test.each(["redirectionData", "messageVersion"])(
    "a forged one, refused for its %s, ends nothing",
    async (field) => {
      const comesBack = await atBank();
      orderAnswer = { responseCode: "12", errorFieldName: field };
      await comesBack({ redirectionData: "forged", messageVersion: "x" });
      expect(await stateOf()).toBe("redirected");
      orderAnswer = { responseCode: "00", acquirerResponseCode: "00" };
      await comesBack({ redirectionData: "true", messageVersion: "0.1" });
      expect(await stateOf()).toBe("accepted");
    },
  );
});

describe("a PaReq form", () => {
  beforeEach(() => {
    enrolment = {
      redirectionUrl: "https://acs.example/",
      redirectionData: "of the enrolment",
      messageVersion: "0.1",
      paReqMessage: "question",
    };
  });

  test.each([
    ["a UUID", randomUUID()],
    ["one character", "x"],
    ["thirty thousand characters", "answer ".repeat(4_300)],
    ["what is no base64", "réponse & <answer> \u{1f44b}"],
  ])("%s as PaRes is passed on unchanged", async (_what, paRes) => {
    const comesBack = await atBank();
    await comesBack({ PaRes: paRes, MD: "x" });
    expect(orders).toMatchObject([{ paResMessage: paRes, redirectionData: "of the enrolment" }]);
    expect(await stateOf()).toBe("accepted");
  });

  test("redirectionData sent with a PaRes is that of the enrolment check", async () => {
    const comesBack = await atBank();
    await comesBack({ PaRes: "answer", redirectionData: "of the return", messageVersion: "0.2" });
    expect(orders).toMatchObject([{ redirectionData: "of the enrolment", messageVersion: "0.1" }]);
  });

  test("without a PaRes the return's redirectionData is the answer", async () => {
    const comesBack = await atBank();
    await comesBack({ redirectionData: "of the return", messageVersion: "0.2" });
    expect(orders).toMatchObject([{ redirectionData: "of the return", messageVersion: "0.2" }]);
  });

  test("a frictionless card is refused when the gateway requires an answer from the bank", async () => {
    enrolment = { redirectionData: "of the enrolment", messageVersion: "0.1" };
    orderAnswer = { responseCode: "12", errorFieldName: "paResMessage" };
    const buyer = createBuyer(shop);
    const { session } = await buyer.opens("4711");
    const { body } = await postJson(`${shop.url}/sips/payments`, { session, paymentToken: "token" });
    expect(body).toMatchObject({ outcome: "refused" });
  });
});
