import { createServer } from "node:http";
import { createGateway, sipsRouter, type Outcome } from "@sips-kit/server";
import { testShop } from "@sips-kit/simulator";
import express, { type Router } from "express";
import { bareCalls, bareHandlers, openBare, payBare, type Call } from "./bare-handlers.js";
import { countMessages } from "./count-messages.js";
import { kitPayments } from "./kit-payments.js";

// A shop's server in a separate process: ours with a journal, bare handlers that make the same calls, or bare handlers
// with a part of ours.
const [gatewayUrl = "", kind = ""] = process.argv.slice(2);
// The null gateway sends the same bytes to everybody.
const gateway = createGateway({ url: gatewayUrl, ...testShop, requireEchoes: false });
const app = express();
const server = createServer(app);
app.use("/sips", await routerOf(kind));
const said = countMessages();
server.listen(0, "127.0.0.1", () => process.send?.(server.address()));
// Answers every message with what this process has used since it started.
process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ ...said, cpuMs: (user + system) / 1000 });
});
process.once("disconnect", () => process.exit());

async function routerOf(kindOfShop: string): Promise<Router> {
  switch (kindOfShop) {
    case "bare":
      return bareHandlers(bareCalls(gatewayUrl));
    case "client":
      return bareHandlers(clientCalls);
    case "router":
      return ourRouter(bareCalls(gatewayUrl));
    case "router and client":
      return ourRouter(clientCalls);
    default:
      return sipsRouter(await kitPayments(gateway, kindOfShop));
  }
}

/** Our gateway client in place of undici. */
async function clientCalls(...[name, fields]: Parameters<Call>): Promise<Record<string, string>> {
  // Each method has types of its own; the bare handlers send what these need, and read only texts.
  const send = gateway[name] as (request: object) => Promise<Outcome<Record<string, string>>>;
  const outcome = await send(fields);
  if (outcome.kind !== "accepted") throw new Error(`${name} ended ${outcome.kind}`);
  return outcome.answer;
}

/** Our router in place of Express's own, over what the bare handlers do. */
async function ourRouter(call: Call): Promise<Router> {
  const amounts = {
    paymentMethod: "card",
    amount: "2490",
    currencyCode: "978",
    expiresAt: "",
    lifeMs: 900_000,
  };
  return sipsRouter({
    ...(await kitPayments(gateway, "memory")),
    createSession: async ({ orderId }) => ({ ...amounts, ...(await openBare(call, orderId)) }),
    submit: ({ session, paymentToken }) => payBare(call, session, paymentToken),
  });
}
