import {
  checkRequest,
  methods,
  seal,
  type JsonObject,
  type MethodName,
  type SealAlgorithm,
} from "@sips-kit/protocol";
import { Pool } from "undici";
import { environments, type EnvironmentName } from "./environments.js";
import { GatewayConfigurationError, GatewayRequestError } from "./errors.js";
import type { CallOptions, Gateway, Outcome } from "./gateway.js";
import { withReadsRepeated } from "./retry.js";
import { send, type Sender } from "./send.js";

/** Settings of a gateway client. */
export interface GatewaySettings {
  /** The bank's platform, such as `sogenactif-test`; give either this or `url`. */
  readonly environment?: EnvironmentName;
  /** Address of the gateway instead of an environment's, such as the simulator's `http://127.0.0.1:4000`. */
  readonly url?: string;
  /** The shop's identifier, usually 15 digits. */
  readonly merchantId: string;
  /** The secret key from the bank's portal. Never logged, never sent. */
  readonly secretKey: string;
  /** The number of that key in the portal, such as `1`. */
  readonly keyVersion: string;
  /** `HMAC-SHA-256` unless the shop is configured otherwise. */
  readonly sealAlgorithm?: SealAlgorithm;
  /** Given by a service provider who calls on behalf of a shop; the key is then the provider's. */
  readonly intermediateServiceProviderId?: string;
  /** Milliseconds for a whole exchange, 30,000 unless told otherwise; each call may give its own. */
  readonly deadlineMs?: number;
  /** Connections kept to the gateway at most; 32 unless told otherwise. */
  readonly connections?: number;
  /** Called once per exchange, without any field of request or answer. */
  readonly log?: (exchange: ExchangeLog) => void;
}

/** What is told of one exchange: nothing of its contents but the reference and the result. */
export interface ExchangeLog {
  readonly method: MethodName;
  readonly transactionReference: string | undefined;
  readonly outcome: Outcome<unknown>["kind"];
  /** The result field's code, or the error's. */
  readonly code: string;
  readonly durationMs: number;
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
  requireText(settings, "merchantId", /^\w{1,50}$/, "the shop's identifier, usually 15 digits");
  requireText(settings, "secretKey", /^\S+$/, "the secret key of the bank's portal, without white space");
  requireText(settings, "keyVersion", /^\d{1,10}$/, "the number of the secret key, such as 1");

  const pool = new Pool(url.origin, { connections: settings.connections ?? 32, pipelining: 1 });
  const sender: Sender = { pool, secretKey: settings.secretKey, algorithm: settings.sealAlgorithm };
  const names = Object.keys(methods) as MethodName[];
  const calls = names.map((name) => [name, callOf(name, settings, sender)] as const);
  // One function a method, each typed by its own table in Gateway; fromEntries cannot carry that.
  const functions = Object.fromEntries(calls) as unknown as Omit<Gateway, "merchantId" | "close">;
  return Object.assign(functions, {
    merchantId: settings.merchantId,
    close: () => pool.close(),
  }) as Gateway;
}

function callOf(name: MethodName, settings: GatewaySettings, sender: Sender) {
  return async (request: JsonObject, options: CallOptions = {}): Promise<Outcome<unknown>> => {
    const body = sealedBody(name, request, settings);
    const faults = checkRequest(name, body);
    if (faults.length > 0) throw new GatewayRequestError(name, faults);
    const startedAt = performance.now();
    const deadlineMs = options.deadlineMs ?? settings.deadlineMs ?? 30_000;
    const outcome = await withReadsRepeated(name, deadlineMs, (remainingMs) =>
      send(sender, name, body, { signal: options.signal, deadlineMs: remainingMs }),
    );
    settings.log?.({
      method: name,
      transactionReference: textOf(body["transactionReference"]),
      outcome: outcome.kind,
      code: "code" in outcome ? outcome.code : outcome.error.code,
      durationMs: Math.round(performance.now() - startedAt),
    });
    return outcome;
  };
}

function sealedBody(name: MethodName, request: JsonObject, settings: GatewaySettings): JsonObject {
  const body = {
    ...request,
    merchantId: settings.merchantId,
    interfaceVersion: methods[name].interfaceVersion,
    ...(settings.intermediateServiceProviderId && {
      intermediateServiceProviderId: settings.intermediateServiceProviderId,
    }),
    keyVersion: settings.keyVersion,
    // The default algorithm is left unsaid, as the guides do.
    ...(settings.sealAlgorithm && { sealAlgorithm: settings.sealAlgorithm }),
  };
  return { ...body, seal: seal(body, settings.secretKey, settings.sealAlgorithm) };
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

function requireText(
  settings: GatewaySettings,
  name: "merchantId" | "secretKey" | "keyVersion",
  form: RegExp,
  shouldHold: string,
): void {
  const value: unknown = settings[name];
  if (typeof value !== "string" || !form.test(value)) throw wrongSetting(name, shouldHold);
}

function wrongSetting(name: string, shouldHold: string): GatewayConfigurationError {
  return new GatewayConfigurationError(name, `createGateway: ${name} should hold ${shouldHold}.`);
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
