import { methods, type MethodName } from "@sips-kit/protocol";
import { testShop } from "../fixtures/shops.js";
import type { WireObject } from "../ledger/wire.js";
import { computeSeal, type SealAlgorithm } from "../office/seal.js";

/** Fields of an answer, as text unless they are containers. */
export type OfficeAnswer = Readonly<Record<string, unknown>>;

/** A client for tests that calls the office over HTTP, sealing with the simulator's own code. */
export interface OfficeClient {
  call(method: MethodName, fields: WireObject): Promise<OfficeAnswer>;
  /** The raw answer, for calls that are not meant to succeed. */
  send(method: MethodName, fields: WireObject, signal?: AbortSignal): Promise<Response>;
}

export function createOfficeClient(url: string): OfficeClient {
  const send: OfficeClient["send"] = (method, fields, signal) =>
    fetch(url + methods[method].path, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify(sealedRequest(method, fields)),
      ...(signal ? { signal } : {}),
    });
  return {
    send,
    async call(method, fields) {
      const response = await send(method, fields);
      // The office answers with objects; tests check their content.
      return (await response.json()) as OfficeAnswer;
    },
  };
}

/** A whole request: shop, version and seal around the fields. */
export function sealedRequest(
  method: MethodName,
  fields: WireObject,
  { secretKey, algorithm = "HMAC-SHA-256" }: { secretKey?: string; algorithm?: SealAlgorithm } = {},
): WireObject {
  const body: WireObject = {
    merchantId: testShop.merchantId,
    keyVersion: testShop.keyVersion,
    interfaceVersion: methods[method].interfaceVersion,
    ...fields,
  };
  return { ...body, seal: computeSeal(body, secretKey ?? testShop.secretKey, algorithm) };
}

let references = 0;

/** The fields of an order, without a card. */
export function orderFields(change: WireObject = {}): WireObject {
  references += 1;
  return {
    amount: "2490",
    currencyCode: "978",
    orderChannel: "INTERNET",
    customerIpAddress: "192.0.2.1",
    captureMode: "AUTHOR_CAPTURE",
    captureDay: "0",
    transactionReference: `TEST${references}`,
    ...change,
  };
}

/** A card in clear, valid for years. */
export function cardFields(cardNumber: string): WireObject {
  return { cardNumber, cardExpiryDate: "203512", cardCSCValue: "123" };
}
