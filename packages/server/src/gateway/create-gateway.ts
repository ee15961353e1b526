import { methods, seal, type FieldFault, type JsonObject, type MethodName } from "@sips-kit/protocol";
import { checkDeadline, connectionLimits, longestWait, usualDeadlineMs } from "./connection-limits.js";
import { createConnectionQueue, urgencyOf, type ConnectionQueue } from "./connection-queue.js";
import type { EnvironmentName } from "./environments.js";
import { gatewayAddress, type GatewayAddress } from "./gateway-address.js";
import type { CallOptions, Gateway, Outcome, ShopSettings } from "./gateway.js";
import { openReturn, type SealedReturn } from "./open-return.js";
import { shapesOfShop, shopOf, type Shop } from "./shop.js";
import { maskCardNumbers } from "./redact.js";
import { callListener } from "../runtime/call-listener.js";
import { systemTimers } from "../runtime/timers.js";
import { aFunction, checkSettings, type Shapes } from "../runtime/check-settings.js";
import { checkRetry, createRetry, type Retry, type RetrySettings } from "./retry.js";
import { httpTransport } from "./http-transport.js";
import { checkInterfaceVersions, interfaceVersionOf, type InterfaceVersions } from "./interface-versions.js";
import { checkRequestOrWarn, type RequestChecks } from "./request-checks.js";
import { send } from "./send.js";
import { proxyAddress } from "./through-proxy.js";
import type { Transport } from "./transport.js";
import { checkUncertainCodes, type UncertainCodes } from "./uncertain-codes.js";
import { acceptsUnsealed, type UnsealedAnswers } from "./unsealed-answers.js";
import { wrongSetting } from "./wrong-setting.js";

/** Settings of a gateway client: where the gateway is, and the shop for which the calls are made. */
export interface GatewaySettings extends ShopSettings {
  /** The bank's platform, such as `sogenactif-test`. Needed unless `url` is given. */
  readonly environment?: EnvironmentName;
  /**
   * Address of the gateway instead of an environment's, such as the simulator's `http://127.0.0.1:4000`. https only,
   * except to this machine; a path such as `https://proxy.example/sips` stands before the path of each method. A host
   * that is not a known one counts as production, unless `environment` names the platform behind it.
   */
  readonly url?: string;
  /**
   * Address of an HTTP proxy on the way out, such as `http://proxy.example:3128`, with user and password where it asks
   * for them. It passes encrypted bytes on and reads nothing. Environment variables such as HTTPS_PROXY are not read.
   */
  readonly proxy?: string;
  /**
   * `test-only` takes responses without a seal as they are, for test platforms that do not seal; a wrong seal is
   * refused all the same. Not possible on production. Default: `refuse`. See docs/open-questions.md.
   */
  readonly unsealedAnswers?: UnsealedAnswers;
  /**
   * The version to announce to a service, such as `{ checkout: "IR_WS_2.55" }`. Default: 2.53 for all. See
   * docs/open-questions.md.
   */
  readonly interfaceVersions?: InterfaceVersions;
  /**
   * `warn` sends requests that our field checks find wrong, and reports the faults to `log`: for a field whose form the
   * gateway has changed. Default: `refuse`, which throws GatewayRequestError. See docs/open-questions.md.
   */
  readonly requestChecks?: RequestChecks;
  /**
   * Result codes by method that leave open whether money has moved; a list stands for the method's default one.
   * Default: `defaultUncertainCodes`, else 60, 62 and 99. See docs/open-questions.md.
   */
  readonly uncertainCodes?: UncertainCodes;
  /**
   * Milliseconds for a whole exchange, once it has a connection; each call may give its own. A call waits for a
   * connection for half as long at most, and is then `not-sent` (`GATEWAY_BUSY`). Up to ten minutes. Default: 30 s.
   */
  readonly deadlineMs?: number;
  /** Connections to the gateway at most. Default: 32, and more while calls wait for one, up to 512. */
  readonly connections?: number;
  /**
   * Accepted responses to orders, operations and getTransactionData count only if they have the reference and, where the
   * method's table lists one, an amount (`newStatus` for the decisions on a held payment): without them a response
   * could be the response to another call. Set false only for a gateway that leaves them out. Default: true.
   * See docs/open-questions.md.
   */
  readonly requireEchoes?: boolean;
  /** Called once per exchange; gets no field of request or answer but those of `ExchangeLog`. */
  readonly log?: (exchange: ExchangeLog) => void;
  /** Resends of reads, and the circuit that holds calls back while the gateway does not answer. */
  readonly retry?: RetrySettings;
  /** The time of day in milliseconds since 1970, by which keys change. */
  readonly now?: () => number;
  /** Carries the requests instead of HTTP connections to the gateway: for simulations. */
  readonly transport?: Transport;
}

/** The log entry of one exchange: nothing of its contents but the reference and the result. */
export interface ExchangeLog {
  readonly method: MethodName;
  readonly transactionReference: string | undefined;
  readonly outcome: Outcome<unknown>["kind"];
  /** The result field's code, or the error's. */
  readonly code: string;
  /** Why there is no answer that counts: names fields and settings, never a value of the exchange. */
  readonly detail?: string;
  /** The whole duration, including the wait for a connection. */
  readonly durationMs: number;
  /** Milliseconds of these in which it waited for a connection. */
  readonly waitedMs: number;
  /** With `requestChecks: "warn"`: what our checks found wrong. Fields and rules, never a value. */
  readonly requestFaults?: readonly FieldFault[];
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
  checkSettings(settings, shapes, wrongSetting);
  const address = gatewayAddress(settings);
  const proxy = proxyAddress(settings.proxy, address);
  checkInterfaceVersions(settings.interfaceVersions);
  checkUncertainCodes(settings.uncertainCodes);
  checkRest(settings);
  const unsealed = acceptsUnsealed(settings.unsealedAnswers, address.stage);
  const now = settings.now ?? Date.now;
  const shop = shopOf(settings, now);
  const limits = connectionLimits(settings.connections);
  const transport = settings.transport ?? httpTransport(address, { connections: limits.most, proxy });
  const { now: elapsed = systemTimers.elapsed, after = systemTimers.after } = settings.retry ?? {};
  return gatewayFor(shop, {
    settings,
    address,
    acceptsUnsealed: unsealed,
    // Without a log, the faults would go unnoticed.
    log: settings.log ?? (settings.requestChecks === "warn" ? printFaults : undefined),
    now,
    transport,
    queue: createConnectionQueue(limits, { elapsed, after }),
    retry: createRetry(settings.retry),
  });
}

const shapes: Shapes<GatewaySettings> = {
  environment: true,
  url: true,
  ...shapesOfShop,
  proxy: true,
  unsealedAnswers: true,
  interfaceVersions: true,
  requestChecks: true,
  uncertainCodes: true,
  deadlineMs: true,
  connections: true,
  requireEchoes: true,
  log: aFunction,
  retry: true,
  now: aFunction,
  transport: true,
};

/** Settings come from files and environments: what the types forbid would show only at the first call. */
function checkRest({
  requestChecks,
  requireEchoes,
  deadlineMs = usualDeadlineMs,
  retry,
  transport,
}: GatewaySettings): void {
  if (retry !== undefined) checkRetry(retry);
  if (transport !== undefined && typeof transport?.post !== "function")
    throw wrongSetting("transport", "a transport, with post and close");
  if (![undefined, "refuse", "warn"].includes(requestChecks))
    throw wrongSetting("requestChecks", "refuse or warn");
  if (![undefined, true, false].includes(requireEchoes)) throw wrongSetting("requireEchoes", "true or false");
  checkDeadline(deadlineMs);
}

/** What the shops of one client share: connections, and the state of the host. */
interface Line {
  readonly settings: GatewaySettings;
  readonly address: GatewayAddress;
  readonly acceptsUnsealed: boolean;
  readonly log: GatewaySettings["log"];
  readonly now: () => number;
  readonly transport: Transport;
  readonly queue: ConnectionQueue;
  readonly retry: Retry;
}

function gatewayFor(shop: Shop, line: Line): Gateway {
  const names = Object.keys(methods) as MethodName[];
  const calls = names.map((name) => [name, callOf(name, shop, line)] as const);
  // One function per method, each typed by its own table in Gateway; fromEntries cannot express that.
  const functions = Object.fromEntries(calls) as unknown as Pick<Gateway, MethodName>;
  const { host, stage, environment } = line.address;
  return Object.assign(functions, {
    merchantId: shop.merchantId,
    host,
    stage,
    environment,
    keyVersion: () => shop.keys.choose().version,
    openReturn: (sealed: SealedReturn) => openReturn(shop.keys, sealed),
    forShop(other: ShopSettings) {
      checkSettings(other, shapesOfShop, wrongSetting);
      return gatewayFor(shopOf(other, line.now, shop), line);
    },
    load: () => ({
      ...line.queue.load(),
      longestWaitMs: longestWait(line.settings.deadlineMs ?? usualDeadlineMs),
    }),
    close: () => line.transport.close(),
  }) as Gateway;
}

function callOf(name: MethodName, shop: Shop, line: Line) {
  const { settings, transport } = line;
  const envelope = envelopeOf(name, shop, settings.interfaceVersions);
  return async (request: JsonObject, options: CallOptions = {}): Promise<Outcome<unknown>> => {
    const { version, key } = shop.keys.choose(options.keyVersion);
    const deadlineMs = checkDeadline(options.deadlineMs ?? settings.deadlineMs ?? usualDeadlineMs, name);
    // Objects built by spreading are slow to seal and to check; those built by Object.assign are not.
    const body: JsonObject = Object.assign({}, request, envelope, { keyVersion: version });
    Object.assign(body, { seal: seal(body, key, shop.sealAlgorithm) });
    const faults = checkRequestOrWarn(name, body, settings.requestChecks);
    const startedAt = performance.now();
    let waitedMs = 0;
    const { acceptsUnsealed: unsealed } = line;
    const sender = {
      transport,
      key,
      algorithm: shop.sealAlgorithm,
      acceptsUnsealed: unsealed,
      requireEchoes: settings.requireEchoes ?? true,
      uncertainCodes: settings.uncertainCodes,
    };
    const sendOnce = (remainingMs: number) =>
      send(sender, name, body, { signal: options.signal, deadlineMs: remainingMs });
    const enter = async () => {
      const entered = await line.queue.enter(urgencyOf(name), longestWait(deadlineMs), options.signal);
      waitedMs = performance.now() - startedAt;
      return entered;
    };
    const outcome = await line.retry(name, deadlineMs, sendOnce, enter);
    if (!line.log) return outcome;
    const exchange: ExchangeLog = {
      method: name,
      transactionReference: textOf(body["transactionReference"]),
      outcome: outcome.kind,
      ...("code" in outcome
        ? { code: outcome.code }
        : { code: outcome.error.code, detail: maskCardNumbers(outcome.reason) }),
      durationMs: Math.round(performance.now() - startedAt),
      waitedMs: Math.round(waitedMs),
      ...(faults.length > 0 && { requestFaults: faults }),
    };
    callListener(line.log, exchange);
    return outcome;
  };
}

function printFaults({ method, requestFaults = [] }: ExchangeLog): void {
  for (const { message } of requestFaults) console.warn(`${method}: ${message}`);
}

/** What every request of a shop to one method says. */
function envelopeOf(name: MethodName, shop: Shop, versions: InterfaceVersions | undefined): JsonObject {
  return {
    merchantId: shop.merchantId,
    interfaceVersion: interfaceVersionOf(name, versions),
    ...(shop.providerId !== undefined && { intermediateServiceProviderId: shop.providerId }),
    // The default algorithm is not sent, as in the guides.
    ...(shop.sealAlgorithm && { sealAlgorithm: shop.sealAlgorithm }),
  };
}

/** A reference may be any text, so it may contain a card number. */
function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? maskCardNumbers(value) : undefined;
}
