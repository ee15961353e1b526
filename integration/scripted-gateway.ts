import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { testShop } from "@sips-kit/simulator";
import { closeServer, listenLocally } from "./local-server.js";

/** Flat fields, all that these tests need. */
export interface Fields {
  readonly [name: string]: string | number | undefined;
}

/** One call as the gateway received it. */
export interface Heard {
  readonly method: string;
  readonly request: Fields;
}

/** How a response is sent. */
export interface Reply {
  readonly fields: Fields;
  /** False for an unsealed response. Default: true. */
  readonly isSealed?: boolean;
}

/**
 * What a method answers: fields (sealed), a reply, or nothing, which breaks the connection. `known` holds the values
 * that responses repeat from the request that opened the transaction.
 */
export type Script = (request: Fields, known: Fields) => Said | Promise<Said>;

/** What a script answers. */
type Said = Fields | Reply | undefined;

export interface ScriptedGateway {
  readonly url: string;
  /** All calls, in order. */
  readonly heard: readonly Heard[];
  /** How often a method was called. */
  count(method: string): number;
  /** What a method answers from now on. */
  script(method: string, script: Script): void;
  close(): Promise<void>;
}

/**
 * A gateway that answers as a test says: in ways that sources describe but the simulator lacks, and in ways that no
 * gateway should. It uses HTTP and its own seal code. Unless scripted, a card needs no challenge, an order is accepted
 * with all echoes, and a query finds no transaction.
 */
export async function startScriptedGateway(): Promise<ScriptedGateway> {
  const heard: Heard[] = [];
  const scripts = new Map<string, Script>(Object.entries(standardScripts));
  const opened = new Map<unknown, Fields>();

  async function answer(method: string, request: Fields): Promise<Reply | undefined> {
    heard.push({ method, request });
    const reference = request["transactionReference"];
    if (request["amount"] !== undefined) opened.set(reference, echoOf(request));
    const answered = await scripts.get(method)?.(request, opened.get(reference) ?? {});
    if (answered === undefined || isReply(answered)) return answered;
    return { fields: answered };
  }

  const server = createServer((message, response) => {
    void readJson(message)
      .then((request) => answer(String(message.url).split("/").at(-1) ?? "", request))
      .then((reply) => send(response, reply));
  });
  const url = await listenLocally(server);
  return {
    url,
    heard,
    count: (method) => heard.filter((call) => call.method === method).length,
    script: (method, script) => void scripts.set(method, script),
    close: () => closeServer(server),
  };
}

const standardScripts: { readonly [method: string]: Script } = {
  hostedFieldsInitialize: () => ({
    responseCode: "00",
    merchantSessionToken: "m",
    sdkUrl: "http://127.0.0.1/",
  }),
  cardCheckEnrollment: () => frictionless,
  walletCheckEnrollment: () => frictionless,
  cardValidateAuthenticationAndOrder: (_request, known) => ({ ...known, responseCode: "00" }),
  getTransactionData: () => ({ getTransDataResponseCode: "25" }),
};

/** An enrolment check after which the charge follows at once. */
export const frictionless: Fields = {
  redirectionStatusCode: "00",
  responseCode: "00",
  redirectionData: "data",
  messageVersion: "0.1",
  maskedPan: "5100##########00",
};

/** An enrolment check that redirects the buyer to the bank. */
export const withChallenge: Fields = {
  ...frictionless,
  redirectionUrl: "http://127.0.0.1/acs",
  paReqMessage: "message",
};

/** What a query shows of a transaction. */
export function found({ amount, ...known }: Fields, fields: Fields): Fields {
  return { ...known, originAmount: amount, currentAmount: amount, getTransDataResponseCode: "00", ...fields };
}

/** What responses repeat of the request that opened a transaction. */
function echoOf({ transactionReference, merchantId, amount, currencyCode, orderId }: Fields): Fields {
  return { transactionReference, merchantId, amount, currencyCode, orderId };
}

/** The seal of flat fields: their values in the order of their names, the empty ones left out. */
export function sealed(fields: Fields, secretKey = testShop.secretKey): Fields {
  const names = Object.keys(fields).filter((name) => fields[name] !== undefined && name !== "keyVersion");
  const text = names
    .sort()
    .map((name) => fields[name])
    .join("");
  return { ...fields, seal: createHmac("sha256", secretKey).update(text).digest("hex") };
}

function isReply(answered: Fields | Reply): answered is Reply {
  return typeof answered["fields"] === "object";
}

async function readJson(message: IncomingMessage): Promise<Fields> {
  let text = "";
  for await (const chunk of message) text += String(chunk);
  // The client sends JSON objects; tests only use their flat fields.
  return JSON.parse(text) as Fields;
}

function send(response: ServerResponse, reply: Reply | undefined): void {
  if (!reply) return void response.socket?.destroy();
  const { fields, isSealed = true } = reply;
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify(isSealed ? sealed(fields) : fields));
}
