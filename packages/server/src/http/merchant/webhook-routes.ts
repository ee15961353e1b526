import * as v from "valibot";
import { PaymentError } from "../../domain/errors.js";
import { delivery } from "./answer-schemas.js";
import { get, post } from "./merchant-route.js";

const eventId = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));
const moment = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.description("Milliseconds since 1970."));
const deliveries = v.strictObject({ deliveries: v.array(delivery) });
const replayed = v.strictObject({ replayed: v.pipe(v.number(), v.description("How many deliveries.")) });

/** The routes of the webhooks. */
export const webhookRoutes = [
  get("/webhooks", {
    action: "readWebhooks",
    summary: "Webhooks on their way, delivered, or dead: those of the newest events first.",
    query: {
      state: v.exactOptional(v.picklist(["pending", "delivered", "dead"])),
      before: v.exactOptional(v.pipe(eventId, v.description("The last event id of the previous page."))),
    },
    answer: deliveries,
    handle: async ({ webhooks }, query) => ({ deliveries: await webhooks.list(query) }),
  }),
  get("/webhooks/{eventId}", {
    action: "readWebhooks",
    summary: "The deliveries of one event, one for each endpoint.",
    params: { eventId },
    answer: deliveries,
    async handle({ webhooks }, input) {
      const found = await webhooks.of(input.eventId);
      if (found.length > 0) return { deliveries: found };
      throw noSuchEvent();
    },
  }),
  post("/webhooks/{eventId}/replay", {
    action: "replayWebhooks",
    summary: "Sends the deliveries of one event again, with the same event id.",
    params: { eventId },
    body: v.strictObject({}),
    answer: replayed,
    async handle({ webhooks }, input) {
      const count = await webhooks.replay({ eventId: input.eventId });
      if (count === 0) throw noSuchEvent();
      return { replayed: count };
    },
  }),
  post("/webhooks/replay", {
    action: "replayWebhooks",
    summary: "Sends all deliveries of a period again, with the same event ids; to is not included.",
    body: v.strictObject({ from: moment, to: moment }),
    answer: replayed,
    handle: async ({ webhooks }, { from, to }) => ({ replayed: await webhooks.replay({ from, to }) }),
  }),
];

function noSuchEvent(): PaymentError {
  return new PaymentError("PAYMENT_ROUTE_UNKNOWN", "There is no such event.");
}
