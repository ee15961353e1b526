import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import { closeServer, listenLocally } from "./local-server.js";

/** JSON fields of a request or a response. */
export type Fields = Record<string, unknown>;

/** What a method answers; `sealed: false` leaves the seal out. */
export type Script = (request: Fields, message: IncomingMessage) => Fields & { readonly sealed?: boolean };

const secretKey = "002001000000001_KEY1";

/**
 * A gateway double that answers as a test says, sealed by its own code: for readings of the sources that the simulator
 * lacks. Calls that a test does not script succeed.
 */
export async function startStubGateway(scripts: Record<string, Script> = {}) {
  const heard: { method: string; path: string; request: Fields }[] = [];
  const server = createServer(async (message, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(chunk as Buffer); // without an encoding set, chunks are buffers
    const request = JSON.parse(Buffer.concat(chunks).toString()) as Fields;
    const path = String(message.url);
    const method = path.slice(path.lastIndexOf("/") + 1);
    heard.push({ method, path, request });
    const script = scripts[method] ?? usual[method];
    const { sealed = true, ...fields } = script?.(request, message) ?? { responseCode: "40" };
    const body = sealed ? { ...fields, seal: sealOf(fields) } : fields;
    response.setHeader("content-type", "application/json").end(JSON.stringify(body));
  });
  const url = await listenLocally(server);
  return {
    url,
    heard,
    /** The names of the methods called, in order. */
    methods: () => heard.map(({ method }) => method),
    close: () => closeServer(server),
  };
}

const usual: Record<string, Script | undefined> = {
  hostedFieldsInitialize: () => ({
    responseCode: "00",
    merchantSessionToken: "session",
    sdkUrl: "http://127.0.0.1/sdk.js",
  }),
  cardCheckEnrollment: enrolled,
  walletCheckEnrollment: enrolled,
  cardValidateAuthenticationAndOrder: ({ transactionReference }) => ({
    responseCode: "00",
    acquirerResponseCode: "00",
    transactionReference,
    amount: 2490,
    currencyCode: "978",
    merchantId: "002001000000001",
  }),
  getTransactionData: () => ({ getTransDataResponseCode: "25" }),
};

function enrolled({ transactionReference }: Fields): Fields {
  return {
    redirectionStatusCode: "00",
    responseCode: "00",
    redirectionData: "data",
    messageVersion: "0.1",
    maskedPan: "5100##########00",
    transactionReference,
  };
}

/** HMAC-SHA-256 over the values in ASCII order of their names, with containers expanded at their position. */
function sealOf(fields: Fields): string {
  return createHmac("sha256", secretKey).update(textOf(fields)).digest("hex");
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(textOf).join("");
  if (typeof value !== "object") return String(value);
  const fields = value as Fields; // neither null nor a list
  return Object.keys(fields)
    .sort()
    .filter((name) => !["keyVersion", "sealAlgorithm", "seal"].includes(name))
    .map((name) => textOf(fields[name]))
    .join("");
}
