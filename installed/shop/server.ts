// A shop's server as its developer writes it: it opens a payment, and pays with a card that was encrypted for it.
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { encryptCard, loadScheme } from "@sips-kit/cse";
import { readPemKey } from "@sips-kit/cse/pem";
import { codes, meaningOf } from "@sips-kit/protocol";
import {
  createGateway,
  createPayments,
  openSqliteJournal,
  readCseKey,
  sipsRouter,
  type Order,
} from "@sips-kit/server";
import { scenarioCards, startSimulator, testShop } from "@sips-kit/simulator";
import express from "express";

const simulator = await startSimulator({ port: 0 });
const orders = new Map<string, Order>([
  ["4711", { orderId: "4711", amountMinor: 2490, currencyCode: "978" }],
]);
const app = express();
const server = createServer(app).listen(0, "127.0.0.1");
await once(server, "listening");
// A server that listens on a port has an address of this form.
const shopUrl = `http://localhost:${(server.address() as AddressInfo).port}`;

const payments = createPayments({
  gateway: createGateway({ ...testShop, url: simulator.url }),
  journal: await openSqliteJournal({ file: "payments.db" }),
  publicUrl: `${shopUrl}/sips`,
  signingKeys: [{ id: "1", secret: "a-secret-of-this-test-shop-alone!" }],
  cse: { key: readCseKey(simulator.csePublicKeyPem) },
  resolveOrder: (orderId) => orders.get(orderId),
  resultUrl: ({ session }) => `/result?payment=${encodeURIComponent(session)}`,
  onResult: ({ orderId, state }) => console.log(`${orderId} is ${state}`),
  log: () => undefined,
});
payments.start();
app.use("/sips", sipsRouter(payments));

const { session, cse } = await post("sessions", { orderId: "4711", mode: "cse" });
if (cse.scheme !== "rsa-oaep-sha256") throw new Error(`unexpected scheme ${cse.scheme}`);
await loadScheme(cse.scheme);
const card = scenarioCards.find(
  ({ behaviour, responseCode }) => behaviour === "frictionless" && responseCode === "00",
);
const key = readPemKey(simulator.csePublicKeyPem);
const encrypted = await encryptCard({ cardNumber: card?.cardNumber ?? "", cardCSCValue: "123" }, key);
const next = await post("payments", { session, ...encrypted, cardExpiryDate: "203512" });
console.log(`outcome: ${next.outcome}, ${meaningOf(codes.responseCode, "00")}`);

await payments.close();
await simulator.close();
server.close();
server.closeAllConnections();

async function post(path: string, body: object) {
  const answer = await fetch(`${shopUrl}/sips/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  // The answer that the server's README documents.
  return (await answer.json()) as { session: string; cse: { scheme: string }; outcome?: string };
}
