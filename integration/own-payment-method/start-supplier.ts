import { createServer } from "node:http";
import express from "express";
import { listenLocally } from "../local-server.js";

/** A small supplier of vouchers: an API for shops, and a page with a button for buyers. */
export async function startSupplier() {
  const vouchers = new Map<string, { amount: number; back: string; isRedeemed: boolean }>();
  const app = express();
  const server = createServer(app);
  const url = await listenLocally(server, "localhost");
  app.post("/vouchers", express.text({ type: "*/*" }), (request, response) => {
    const { reference, amount, back } = JSON.parse(String(request.body)) as {
      reference: string;
      amount: number;
      back: string;
    };
    vouchers.set(reference, { amount, back, isRedeemed: false });
    response.json({ url: `${url}/redeem/${reference}` });
  });
  app.get("/vouchers/:reference", (request, response) => {
    const found = vouchers.get(request.params.reference);
    const isForged = request.query["receipt"] !== undefined && request.query["receipt"] !== "real";
    if (!found?.isRedeemed) response.status(404).end();
    else if (isForged) response.status(409).end();
    else {
      const { amount } = found;
      const transactionReference = request.params.reference;
      response.json({ transactionReference, originAmount: String(amount), responseCode: "00" });
    }
  });
  app.post("/redeem/:reference", (request, response) => {
    const found = vouchers.get(request.params.reference);
    if (found) found.isRedeemed = true;
    response
      .type("html")
      .send(
        `<form method="post" action="${found?.back}"><input type="hidden" name="receipt" value="real"><button>Back</button></form>`,
      );
  });
  return {
    url,
    close: () => new Promise<unknown>((resolve) => server.close(resolve)),
  };
}
