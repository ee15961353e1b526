import * as v from "valibot";
import { PaymentError } from "../../domain/errors.js";
import { instalmentSchedule } from "./answer-schemas.js";
import { reason, reference } from "./input-schemas.js";
import { get, post } from "./merchant-route.js";

const answer = v.strictObject({ schedule: instalmentSchedule });

/** The routes of orders in instalments. */
export const instalmentRoutes = [
  get("/payments/{reference}/instalments", {
    action: "read",
    summary: "How the instalments of a payment stand.",
    params: { reference },
    answer,
    async handle({ operations }, input) {
      const schedule = await operations.instalments(input.reference);
      if (!schedule) throw new PaymentError("PAYMENT_ROUTE_UNKNOWN", "This payment has no instalments.");
      return { schedule };
    },
  }),
  post("/operations/cancelInstalments", {
    action: "cancelInstalments",
    summary: "Cancels all instalments of a payment that are not charged yet; repeats change nothing.",
    body: v.strictObject({ reference, reason }),
    answer,
    handle: async ({ operations }, input, who) => ({
      schedule: await operations.cancelInstalments({ ...input, ...who }),
    }),
  }),
];
