import {
  checkRequest,
  methods,
  seal,
  type JsonObject,
  type MethodName,
  type SealAlgorithm,
} from "@sips-kit/protocol";
import {
  createConnectionQueue,
  urgencyOf,
  type ConnectionLimits,
  type ConnectionQueue,
} from "./connection-queue.js";
import { environments, type EnvironmentName } from "./environments.js";
import { GatewayConfigurationError, GatewayRequestError } from "./errors.js";
import type { CallOptions, Gateway, Outcome, ShopSettings } from "./gateway.js";
import { createKeyRing, type KeyRing, type SecretKey } from "./key-ring.js";
import { openReturn, type SealedReturn } from "./open-return.js";
import { maskCardNumbers } from "./redact.js";
import { createRetry, type Retry, type RetrySettings } from "./retry.js";
import { httpTransport } from "./http-transport.js";
import { send } from "./send.js";
import type { Transport } from "./transport.js";

/** Settings of a gateway client: where the gateway is, and the shop for which the calls are made. */
export interface GatewaySettings extends ShopSettings {
  /** The bank's platform, such as `sogenactif-test`; give either this or `url`. */
  readonly environment?: EnvironmentName;
  /** Address of the gateway instead of an environment's, such as the simulator's `http://127.0.0.1:4000`. */
  readonly url?: string;
  /**
   * Milliseconds for a whole exchange, once it has a connection; each call may give its own. A call waits for a
   * connection for half as long at most, and is then `not-sent` (`GATEWAY_BUSY`). Default: 30 s.
   */
  readonly deadlineMs?: number;
  /** Connections to the gateway at most. Default: 32, and more while calls wait for one, up to 512. */
  readonly connections?: number;
  /** Called once per exchange, without any field of request or answer. */
  readonly log?: (exchange: ExchangeLog) => void;
  /** Resends of reads, and the circuit that holds calls back while the gateway does not answer. */
  readonly retry?: RetrySettings;
  /** The time of day in milliseconds since 1970, by which keys change. */
  readonly now?: () => number;
  /** Carries the requests instead of HTTP connections to the gateway: for simulations. */
  readonly transport?: Transport;
}

/** What is told of one exchange: nothing of its contents but the reference and the result. */
export interface ExchangeLog {
  readonly method: MethodName;
  readonly transactionReference: string | undefined;
  readonly outcome: Outcome<unknown>["kind"];
  /** The result field's code, or the error's. */
  readonly code: string;
  /** All of it, with the wait for a connection. */
  readonly durationMs: number;
  /** Milliseconds of these in which it waited for a connection. */
  readonly waitedMs: number;
}

/**
 * Makes a client for all 44 methods of Sips Office.
 *
 * @throws GatewayConfigurationError when a setting is missing or malformed
 *
 * @example
 * const gateway = createGateway({
 *   environment: "sogenactif-test",
 *   merchantId: "002001000000001",
 *   secretKey: process.env.SIPS_SECRET_KEY,
 *   keyVersion: "1",
 * });
 * const outcome = await gateway.getTransactionData({ transactionReference: "REF001" });
 */
export function createGateway(settings: GatewaySettings): Gateway {
  const url = gatewayUrl(settings);
  const now = settings.now ?? Date.now;
  const shop = shopOf(settings, now);
  const limits = connectionLimits(settings.connections);
  const transport = settings.transport ?? httpTransport(url.origin, limits.most);
  const elapsed = settings.retry?.now ?? (() => performance.now());
  const queue = createConnectionQueue(limits, elapsed);
  return gatewayFor(shop, { settings, now, transport, queue, retry: createRetry(settings.retry) });
}

const usualConnections = 32;
const mostConnections = 512;

/** A number of the shop's own is kept; else it follows the gateway's latency. */
function connectionLimits(given: number | undefined): ConnectionLimits {
  if (given === undefined) return { least: usualConnections, most: mostConnections };
  if (!Number.isInteger(given) || given < 1) throw wrongSetting("connections", "a whole number from 1");
  return { least: given, most: given };
}

const usualDeadlineMs = 30_000;

/** For how long a call waits for a connection: the exchange itself keeps its whole deadline. */
function longestWait(deadlineMs: number): number {
  return deadlineMs / 2;
}

/** What the shops of one client share: connections, and what is known of the host. */
interface Line {
  readonly settings: GatewaySettings;
  readonly now: () => number;
  readonly transport: Transport;
  readonly queue: ConnectionQueue;
  readonly retry: Retry;
}

/** Who calls, with the keys that seal. */
interface Shop {
  readonly merchantId: string;
  readonly keys: KeyRing;
  readonly sealAlgorithm: SealAlgorithm | undefined;
  readonly providerId: string | undefined;
}

function gatewayFor(shop: Shop, line: Line): Gateway {
  const names = Object.keys(methods) as MethodName[];
  const calls = names.map((name) => [name, callOf(name, shop, line)] as const);
  // One function a method, each typed by its own table in Gateway; fromEntries cannot carry that.
  const functions = Object.fromEntries(calls) as unknown as Omit<
    Gateway,
    "merchantId" | "openReturn" | "forShop" | "load" | "close"
  >;
  return Object.assign(functions, {
    merchantId: shop.merchantId,
    openReturn: (sealed: SealedReturn) => openReturn(shop.keys, sealed),
    forShop: (other: ShopSettings) => gatewayFor(shopOf(other, line.now, shop), line),
    load: () => ({
      ...line.queue.load(),
      longestWaitMs: longestWait(line.settings.deadlineMs ?? usualDeadlineMs),
    }),
    close: () => line.transport.close(),
  }) as Gateway;
}

function callOf(name: MethodName, shop: Shop, line: Line) {
  const envelope = envelopeOf(name, shop);
  return async (request: JsonObject, options: CallOptions = {}): Promise<Outcome<unknown>> => {
    const { version, key } = shop.keys.choose(options.keyVersion);
    // Objects that spreads have filled are slow to seal and to check; those of Object.assign are not.
    const body: JsonObject = Object.assign({}, request, envelope, { keyVersion: version });
    Object.assign(body, { seal: seal(body, key, shop.sealAlgorithm) });
    const faults = checkRequest(name, body);
    if (faults.length > 0) throw new GatewayRequestError(name, faults);
    const startedAt = performance.now();
    let waitedMs = 0;
    const deadlineMs = options.deadlineMs ?? line.settings.deadlineMs ?? usualDeadlineMs;
    const sender = { transport: line.transport, key, algorithm: shop.sealAlgorithm };
    const sendOnce = (remainingMs: number) =>
      send(sender, name, body, { signal: options.signal, deadlineMs: remainingMs });
    const enter = async () => {
      const entered = await line.queue.enter(urgencyOf(name), longestWait(deadlineMs), options.signal);
      waitedMs = performance.now() - startedAt;
      return entered;
    };
    const outcome = await line.retry(name, deadlineMs, sendOnce, enter);
    line.settings.log?.({
      method: name,
      transactionReference: textOf(body["transactionReference"]),
      outcome: outcome.kind,
      code: "code" in outcome ? outcome.code : outcome.error.code,
      durationMs: Math.round(performance.now() - startedAt),
      waitedMs: Math.round(waitedMs),
    });
    return outcome;
  };
}

/** What every request of a shop to one method says. */
function envelopeOf(name: MethodName, shop: Shop): JsonObject {
  return {
    merchantId: shop.merchantId,
    interfaceVersion: methods[name].interfaceVersion,
    ...(shop.providerId !== undefined && { intermediateServiceProviderId: shop.providerId }),
    // The default algorithm is left unsaid, as the guides do.
    ...(shop.sealAlgorithm && { sealAlgorithm: shop.sealAlgorithm }),
  };
}

/** Reads a shop's settings; what belongs to a service provider is taken over from the shop beside it. */
function shopOf(settings: ShopSettings, now: () => number, beside?: Shop): Shop {
  const { merchantId, intermediateServiceProviderId: ownProviderId } = settings;
  if (typeof merchantId !== "string" || !/^\w{1,50}$/.test(merchantId)) {
    throw wrongSetting("merchantId", "the shop's identifier, usually 15 digits");
  }
  const algorithm = settings.sealAlgorithm ?? beside?.sealAlgorithm;
  const isKeyed = [settings.keys, settings.secretKey, settings.keyVersion].some((one) => one !== undefined);
  if (beside && !isKeyed) {
    // One shop's key never seals for another: only a provider's key is good for several.
    if (beside.providerId === undefined || (ownProviderId ?? beside.providerId) !== beside.providerId) {
      throw wrongSetting(
        "secretKey",
        "the key of this shop: only a service provider has one key for all shops",
      );
    }
    return { merchantId, keys: beside.keys, sealAlgorithm: algorithm, providerId: beside.providerId };
  }
  // Settings come from files and environments: the ring itself checks that the texts are there.
  const single = { version: settings.keyVersion, secretKey: settings.secretKey } as SecretKey;
  const keys = createKeyRing(settings.keys ?? [single], now);
  return { merchantId, keys, sealAlgorithm: algorithm, providerId: ownProviderId };
}

function gatewayUrl(settings: GatewaySettings): URL {
  const { url, environment } = settings;
  if (url !== undefined) {
    if (!URL.canParse(url)) throw wrongSetting("url", "an address such as http://127.0.0.1:4000");
    return new URL(url);
  }
  if (environment !== undefined && Object.hasOwn(environments, environment)) {
    return new URL(environments[environment]);
  }
  throw wrongSetting("environment", `one of ${Object.keys(environments).join(", ")}, or give url`);
}

function wrongSetting(name: string, shouldHold: string): GatewayConfigurationError {
  return new GatewayConfigurationError(name, `createGateway: ${name} should hold ${shouldHold}.`);
}

/** A reference is the shop's own text: somebody may have put a card number into it. */
function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? maskCardNumbers(value) : undefined;
}
