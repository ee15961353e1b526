import type { Router } from "express";
import type { Payments } from "../payments/payments.js";
import { route } from "./route.js";
import { sendJson } from "./send-json.js";

/** Liveness: the process answers. Readiness: it can take payments, so a load balancer may send buyers. */
export function healthRoutes(router: Router, payments: Payments): void {
  route(router, "/health", { get: [(_request, response) => sendJson(response, { status: "up" })] });
  route(router, "/ready", {
    get: [
      async (_request, response) => {
        const { isReady, ...more } = await payments.readiness();
        sendJson(response, { status: isReady ? "ready" : "not ready", ...more }, isReady ? 200 : 503);
      },
    ],
  });
}
