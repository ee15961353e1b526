import { randomBytes } from "node:crypto";
import type { CreditSettings } from "../../domain/credit-settings.js";
import { createGateway } from "../../gateway/create-gateway.js";
import { createPayments } from "../../payments/create-payments.js";
import type { Payments } from "../../payments/payments.js";
import type { WebhookEndpoint } from "../../webhooks/webhook-settings.js";
import type { Terminal } from "./command.js";
import { journalHelp, journalOption, withJournal } from "./journal-at-hand.js";
import { shopFromEnvironment } from "./shop-from-environment.js";

/** Options of every command that acts for the shop. */
export const shopOptions = {
  ...journalOption,
  live: { type: "boolean" },
  json: { type: "boolean" },
} as const;

/** Their help. */
export const shopHelp = `  --live              permits a production platform
${journalHelp}
  --json              writes JSON

The shop at the gateway is set as for sips call: see sips help.`;

/** The help of commands whose operations are sent as webhooks. */
export const operationHelp = `${shopHelp} With webhooks, SIPS_WEBHOOK_ENDPOINTS holds the ids of
their endpoints, such as erp,crm: the events are written, and the shop's server sends them.`;

/** What the command line gives. */
export interface PaymentsAtHand {
  readonly journal?: string | undefined;
  readonly live?: boolean | undefined;
  readonly credits?: CreditSettings | undefined;
}

/** Opens the shop's payments on its journal, uses them, and closes them. No buyer comes here. */
export async function withPayments<T>(
  terminal: Terminal,
  { journal: address, live = false, credits }: PaymentsAtHand,
  use: (payments: Payments) => Promise<T>,
): Promise<T> {
  const shop = shopFromEnvironment(terminal.env);
  return withJournal(terminal, address, async (journal) => {
    const gateway = createGateway(shop.settings);
    try {
      const payments = createPayments({
        gateway,
        journal,
        // There are no orders, pages or links.
        publicUrl: "https://command-line.invalid",
        signingKeys: [{ id: "1", secret: randomBytes(32).toString("hex") }],
        resolveOrder: () => undefined,
        resultUrl: () => "/",
        onResult: leaveToServer,
        onChange: leaveToServer,
        webhooks: { endpoints: endpointsOf(terminal.env) },
        ...(credits && { credits }),
        live,
        log: () => {},
      });
      try {
        return await use(payments);
      } finally {
        await payments.close();
      }
    } finally {
      await gateway.close();
    }
  });
}

/**
 * Without this, a result that a command brings about would count as notified. It stays due, and the shop's server
 * notifies it.
 */
function leaveToServer(): never {
  throw new Error("Only the shop's own server notifies the shop.");
}

/** Nothing is sent from here, so neither address nor secret matters. */
function endpointsOf({ SIPS_WEBHOOK_ENDPOINTS: ids = "" }: Terminal["env"]): readonly WebhookEndpoint[] {
  const secret = randomBytes(32).toString("hex");
  return ids
    .split(",")
    .filter((id) => id !== "")
    .map((id) => ({ id, url: "https://localhost", secrets: [secret] }));
}
