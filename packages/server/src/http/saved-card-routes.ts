import type { Router } from "express";
import type { Payments } from "../payments/payments.js";
import { jsonBody } from "./json-body.js";
import {
  fromOwnOrigin,
  fromOwnPage,
  readNewCardBrandsInput,
  readRenameCardInput,
  readSaveCardInput,
} from "./request-bodies.js";
import { route } from "./route.js";
import { sendJson } from "./send-json.js";

/** The routes of the buyer's saved cards, and of the wallet that holds them. */
export function savedCardRoutes(router: Router, payments: Payments): void {
  const own = [fromOwnPage(payments.publicUrl), ...jsonBody];
  route(router, "/cards", {
    get: [async (request, response) => sendJson(response, await payments.savedCards.list(request))],
    post: [
      ...own,
      async (request, response) => {
        const input = readSaveCardInput(request.body);
        sendJson(response, { savedCard: await payments.savedCards.save(input, request) }, 201);
      },
    ],
  });
  route(router, "/cards/brands", {
    post: [
      ...own,
      async (request, response) => {
        const input = readNewCardBrandsInput(request.body);
        response.json({ brands: await payments.savedCards.brands(input, request) });
      },
    ],
  });
  route(router, "/cards/:paymentMeanId", {
    patch: [
      ...own,
      async (request, response) => {
        const { paymentMeanAlias } = readRenameCardInput(request.body);
        const paymentMeanId = String(request.params["paymentMeanId"]);
        const savedCard = await payments.savedCards.rename(paymentMeanId, paymentMeanAlias, request);
        sendJson(response, { savedCard });
      },
    ],
    delete: [
      fromOwnOrigin(payments.publicUrl),
      async (request, response) => {
        await payments.savedCards.remove(String(request.params["paymentMeanId"]), request);
        response.status(204).end();
      },
    ],
  });
  route(router, "/wallet", {
    delete: [
      fromOwnOrigin(payments.publicUrl),
      async (request, response) => {
        sendJson(response, { erased: await payments.savedCards.close(request) });
      },
    ],
  });
}
