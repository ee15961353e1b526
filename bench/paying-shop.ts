import { createServer } from "node:http";
import { isSealValid, methods, seal, type MethodName } from "@sips-kit/protocol";
import {
  createGateway,
  createPayments,
  defaultLimits,
  openJournal,
  sipsRouter,
  type Journal,
  type LimitName,
} from "@sips-kit/server";
import { testShop } from "@sips-kit/simulator";
import express, { type Router } from "express";
import { Pool } from "undici";
import { createMemoryJournal } from "../simulation/journal/memory-journal.js";
import { createMemoryStore } from "../simulation/journal/memory-store.js";
import { countMessages } from "./count-messages.js";

// A shop's server in a separate process: ours with a journal, or bare handlers that make the same calls.
const [gatewayUrl = "", journal = ""] = process.argv.slice(2);
const app = express();
const server = createServer(app);
app.use("/sips", journal === "bare" ? bareHandlers() : await paymentsOver(journal));
const said = countMessages();
server.listen(0, "127.0.0.1", () => process.send?.(server.address()));
// Answers every message with what this process has used since it started.
process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ ...said, cpuMs: (user + system) / 1000 });
});
process.once("disconnect", () => process.exit());

async function paymentsOver(address: string): Promise<Router> {
  const rules = Object.keys(defaultLimits).map((name) => [name, { free: 1e9, windowMs: 3_600_000 }]);
  return sipsRouter(
    createPayments({
      // The null gateway sends the same bytes to everybody.
      gateway: createGateway({ url: gatewayUrl, ...testShop, requireEchoes: false }),
      journal: address === "memory" ? openMemoryJournal() : await openJournal(address),
      publicUrl: "http://localhost/sips",
      signingKeys: [{ id: "1", secret: "a secret of the benchmark, long enough" }],
      resolveOrder: (orderId) => ({ orderId, amountMinor: 2490, currencyCode: "978" }),
      resultUrl: ({ session }) => `/result?payment=${session}`,
      // Tries are counted under the default keys, but with limits that are never reached: all buyers of the benchmark
      // have one address.
      limits: {
        rules: Object.fromEntries(rules) as { [N in LimitName]: { free: number; windowMs: number } },
      },
    }),
  );
}

/** A journal in memory, without waiting and without storage. */
function openMemoryJournal(): Journal {
  const now = () => Date.now();
  const store = createMemoryStore(now);
  return createMemoryJournal(store, (_name, _subject, transaction) => Promise.resolve().then(transaction), {
    now,
    skewMs: () => 0,
  });
}

/** The minimum that a shop's own handlers would do: sealed calls and verified answers; nothing is stored. */
function bareHandlers(): Router {
  const pool = new Pool(gatewayUrl, { connections: 32 });
  const call = async (name: MethodName, fields: object): Promise<Record<string, string>> => {
    const request = { merchantId: testShop.merchantId, keyVersion: testShop.keyVersion, ...fields };
    const { body } = await pool.request({
      path: methods[name].path,
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...request, seal: seal(request, testShop.secretKey) }),
    });
    // The null gateway answers with objects of strings.
    const answer = (await body.json()) as Record<string, string>;
    if (!isSealValid(answer, testShop.secretKey)) throw new Error("wrong seal");
    return answer;
  };
  const router = express.Router();
  router.use(express.json());
  router.post("/sessions", async (request, response) => {
    const hosted = await call("hostedFieldsInitialize", {});
    response.status(201).json({ session: String(request.body.orderId), hosted });
  });
  router.post("/payments", async (request, response) => {
    const { session: transactionReference, paymentToken } = request.body as Record<string, string>;
    const amount = { amount: "2490", currencyCode: "978", orderChannel: "INTERNET" };
    const enrolled = await call("cardCheckEnrollment", { ...amount, transactionReference, paymentToken });
    const { redirectionData, messageVersion } = enrolled;
    const order = { transactionReference, redirectionData, messageVersion };
    const { responseCode } = await call("cardValidateAuthenticationAndOrder", order);
    const outcome = responseCode === "00" ? "accepted" : "refused";
    response.json({ next: "result", url: `/result?payment=${transactionReference}`, outcome });
  });
  return router;
}
