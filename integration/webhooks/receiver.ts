import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { readWebhook, webhookSignatureHeader, type WebhookEvent } from "@sips-kit/server";
import { closeServer, listenLocally } from "../local-server.js";

/** Another system of the merchant, which verifies what it receives. */
export interface Receiver {
  readonly url: string;
  /** What it has received with a valid signature, in order. */
  readonly events: WebhookEvent[];
  /** How many requests had none. */
  readonly forged: () => number;
  /** What it answers next; 204 by default. */
  answers(...statuses: readonly (number | "nothing")[]): void;
  /** Resolves at the next request, before it is answered. */
  nextRequest(): Promise<unknown>;
  close(): Promise<void>;
}

export async function openReceiver(
  secrets: readonly string[],
  headers: Record<string, string> = {},
): Promise<Receiver> {
  const events: WebhookEvent[] = [];
  let planned: (number | "nothing")[] = [];
  let forged = 0;
  const server = createServer(async (request: IncomingMessage, response) => {
    const body = await text(request);
    const signature = request.headers[webhookSignatureHeader]?.toString();
    const event = readWebhook({ body, signature, secrets });
    if (event) events.push(event);
    else forged += 1;
    server.emit("webhook");
    const status = planned.shift() ?? 204;
    if (status !== "nothing") response.writeHead(status, headers).end();
  });
  const url = await listenLocally(server);
  return {
    url: `${url}/hooks`,
    events,
    forged: () => forged,
    answers: (...statuses) => void (planned = [...statuses]),
    nextRequest: () => once(server, "webhook"),
    close: () => closeServer(server),
  };
}
