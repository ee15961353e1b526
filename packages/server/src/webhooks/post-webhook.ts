import { isIP } from "node:net";
import type { Agent } from "undici";
import { isLoopback } from "../gateway/is-loopback.js";
import { isPrivateAddress } from "./private-addresses.js";
import { notPublic, publicLookup } from "./public-lookup.js";
import { signWebhook, webhookSignatureHeader } from "./webhook-signature.js";
import type { WebhookEndpoint } from "./webhook-settings.js";
import type { PostedWebhook, WebhookRequest, WebhookTransport } from "./webhook-transport.js";

/** What is posted. */
export interface Posting {
  readonly endpoint: Omit<WebhookEndpoint, "id">;
  readonly body: string;
  readonly nowMs: number;
  readonly deadlineMs: number;
}

let agents: { readonly open: Agent; readonly guarded: Agent } | undefined;

/** Posts an event, signed, once. Never rejects. */
export function postWebhook(
  { endpoint, body, nowMs, deadlineMs }: Posting,
  transport: WebhookTransport = overNetwork,
): Promise<PostedWebhook> {
  const { url, secrets, allowPrivateNetwork } = endpoint;
  const headers = {
    "content-type": "application/json",
    "user-agent": "sips-kit-webhooks",
    [webhookSignatureHeader]: signWebhook(body, secrets, nowMs),
  };
  return transport({ url, allowPrivateNetwork, headers, body, deadlineMs });
}

/**
 * Follows no redirect and reads no answer. The address that a name leads to is checked when the connection is opened, so
 * that a name cannot lead elsewhere after a check.
 */
async function overNetwork({
  url,
  allowPrivateNetwork = false,
  headers,
  body,
  deadlineMs,
}: WebhookRequest): Promise<PostedWebhook> {
  const hostname = new URL(url).hostname.replace(/^\[(.*)\]$/, "$1");
  const isGuarded = !allowPrivateNetwork && !isLoopback(new URL(url).hostname);
  if (isGuarded && isIP(hostname) !== 0 && isPrivateAddress(hostname)) return { failure: notPublic };
  try {
    const { request, Agent } = await import("undici");
    agents ??= { open: new Agent(), guarded: new Agent({ connect: { lookup: publicLookup() } }) };
    const signal = AbortSignal.timeout(deadlineMs);
    const dispatcher = isGuarded ? agents.guarded : agents.open;
    const answered = request(url, { method: "POST", dispatcher, headers, body, signal });
    // undici heeds the signal only once it is connected, up to 10 s later; it then sends nothing.
    const answer = await Promise.race([answered, whenAborted(signal)]);
    // Frees the connection; an answer longer than this is cut off.
    await answer.body.dump({ limit: 64 * 1024 });
    return { status: answer.statusCode };
  } catch (error) {
    return { failure: failureOf(error) };
  }
}

/** The failure of a try whose deadline has passed. */
export const noAnswerInTime = "no answer in time";

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

/** In a few words, without the URL, which may hold a token. */
function failureOf(error: unknown): string {
  if (!(error instanceof Error)) return "failed";
  if (error.name === "TimeoutError") return noAnswerInTime;
  const { code } = error as { readonly code?: unknown };
  return code === "ADDRESS_NOT_PUBLIC" ? notPublic : typeof code === "string" ? code : error.name;
}
