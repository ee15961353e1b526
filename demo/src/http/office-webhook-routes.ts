import express, { type Request, type Response, type Router } from "express";
import { webhooksPage, type ShownWebhooks } from "../office/webhooks-page.js";
import type { Context } from "./context.js";
import { csrfOf } from "./csrf-of.js";
import { formText } from "./form-text.js";
import { officeLanguageOf, showOffice } from "./show-office.js";

const pageSize = 50;

/** Webhooks: what was sent to other systems. Sending an event again needs no confirmation: it keeps its id. */
export function officeWebhookRoutes(context: Context): Router {
  const router = express.Router();
  router.get("/office/webhooks", (request, response) => show(context, request, response));
  router.post("/office/webhooks/test", async (_request, response) => {
    await context.payments.webhooks.test();
    response.redirect(303, "/office/webhooks?told=tested");
  });
  router.post("/office/webhooks/replay", async (request, response) => {
    const replayed = await context.payments.webhooks.replay({ eventId: formText(request, "eventId") });
    response.redirect(303, `/office/webhooks?told=${replayed > 0 ? "replayed" : "gone"}`);
  });
  return router;
}

async function show(context: Context, request: Request, response: Response): Promise<void> {
  const { state, before, told } = request.query;
  const deliveries = await context.payments.webhooks.list({
    limit: pageSize,
    ...(state === "dead" && { state }),
    ...(typeof before === "string" && { before }),
  });
  const shown = {
    hasEndpoint: context.hasWebhooks,
    isDeadOnly: state === "dead",
    deliveries,
    before: deliveries.length >= pageSize ? deliveries.at(-1)?.eventId : undefined,
    told: isTold(told) ? told : undefined,
    csrf: csrfOf(context, request),
  } as const;
  showOffice(context, request, response, webhooksPage(shown, officeLanguageOf(request)));
}

function isTold(told: unknown): told is Exclude<ShownWebhooks["told"], undefined> {
  return told === "tested" || told === "replayed" || told === "gone";
}
