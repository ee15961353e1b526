import type { WebhookDelivery } from "@sips-kit/server";
import { expect, test } from "vitest";
import { webhooksPage } from "./webhooks-page.js";

test.each([
  [{ payment: { reference: "R1" } }, "R1"],
  [{ operation: { kind: "refund", reference: "R1" } }, "R1"],
  [{ operation: { kind: "walletCreditHolder", reference: "C1" } }, undefined],
  [{}, undefined],
])("an event about %j leads to the page of payment %s", (data, reference) => {
  const delivery: WebhookDelivery = {
    endpoint: "shop",
    eventId: "E1",
    type: "payment.accepted",
    state: "delivered",
    tries: 1,
    createdAt: 0,
    updatedAt: 0,
    body: JSON.stringify({ data }),
  };
  const { markup } = webhooksPage(
    {
      hasEndpoint: true,
      isDeadOnly: false,
      deliveries: [delivery],
      before: undefined,
      told: undefined,
      csrf: "",
    },
    "en",
  ).body;
  expect(/href="\/office\/payments\/(\w+)"/.exec(markup)?.[1]).toBe(reference);
});
