import { checkGroup } from "../domain/check-group.js";
import { aFunction, trueOrFalse } from "../runtime/check-settings.js";
import { PaymentsConfigurationError } from "../domain/errors.js";
import { isSecret } from "../domain/is-secret.js";
import { isLoopback } from "../gateway/is-loopback.js";
import type { WebhookTransport } from "./webhook-transport.js";

/** Where webhooks are sent. */
export interface WebhookEndpoint {
  /** Your name for it, up to 40 of [A-Za-z0-9-]; part of the journal, so do not change it. */
  readonly id: string;
  /** https; plain http only to this machine, and not with the bank's production platform. */
  readonly url: string;
  /** One secret of 32 characters or more; two while they are being exchanged: both sign. */
  readonly secrets: readonly string[];
  /**
   * True for a system in your own network. Default: addresses that are not public are refused, so that nobody who can
   * set a URL reaches your network through it.
   */
  readonly allowPrivateNetwork?: boolean;
}

/** Settings of the webhooks. */
export interface WebhookSettings {
  readonly endpoints: readonly WebhookEndpoint[];
  /** Milliseconds for one try. Default: 10 s. */
  readonly deadlineMs?: number;
  /** After so many tries a delivery is `dead`. Default: 20, which takes about two days. */
  readonly mostTries?: number;
  /** How events are posted. Default: over the network, to public addresses; a simulation supplies its own. */
  readonly transport?: WebhookTransport;
}

/** Checks the settings. Throws PaymentsConfigurationError, which names what is wrong and never a secret. */
export function requireWebhooks(settings: WebhookSettings, isLive: boolean): void {
  const shapes = { endpoints: true, deadlineMs: true, mostTries: true, transport: aFunction } as const;
  checkGroup("webhooks", settings, shapes);
  const { endpoints, deadlineMs = 1, mostTries = 1 } = settings;
  if (!Array.isArray(endpoints) || new Set(endpoints.map((one) => one?.id)).size !== endpoints.length) {
    throw new PaymentsConfigurationError("webhooks.endpoints", "endpoints with ids of their own");
  }
  for (const [index, endpoint] of endpoints.entries()) requireEndpoint(endpoint, index, isLive);
  if (!(Number.isFinite(deadlineMs) && deadlineMs > 0 && deadlineMs <= 60_000)) {
    throw new PaymentsConfigurationError("webhooks.deadlineMs", "milliseconds, up to one minute");
  }
  if (!(Number.isInteger(mostTries) && mostTries > 0)) {
    throw new PaymentsConfigurationError("webhooks.mostTries", "a whole number from 1");
  }
}

function requireEndpoint(endpoint: WebhookEndpoint, index: number, isLive: boolean): void {
  const place = `webhooks.endpoints[${index}]`;
  checkGroup(place, endpoint, { id: true, url: true, secrets: true, allowPrivateNetwork: trueOrFalse });
  const { id, url, secrets } = endpoint;
  if (typeof id !== "string" || !/^[A-Za-z0-9-]{1,40}$/.test(id)) {
    throw new PaymentsConfigurationError(`${place}.id`, "up to 40 letters, digits or -");
  }
  if (!isPermittedUrl(url, isLive)) {
    throw new PaymentsConfigurationError(`${place}.url`, "an https address without user and password");
  }
  if (!(Array.isArray(secrets) && [1, 2].includes(secrets.length) && secrets.every(isSecret))) {
    throw new PaymentsConfigurationError(`${place}.secrets`, "one or two secrets of 32 characters or more");
  }
}

/** True for https, and for plain http to this machine unless real money moves. */
export function isPermittedUrl(url: string, isLive: boolean): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username, password } = new URL(url);
  if (username !== "" || password !== "") return false;
  return protocol === "https:" || (protocol === "http:" && !isLive && isLoopback(hostname));
}
