import type { AnswerOf, MethodName, RequestOf, SealAlgorithm } from "@sips-kit/protocol";
import type { GatewayLoad } from "./connection-queue.js";
import type { EnvironmentName } from "./environments.js";
import type { GatewayError } from "./errors.js";
import type { Stage } from "./gateway-address.js";
import type { SecretKey } from "./key-ring.js";
import type { SealedReturn } from "./open-return.js";

/** How a call ended. A tagged union, so that "we do not know" can never be read as "refused". */
export type Outcome<A> =
  /** The gateway accepted, with a valid seal. */
  | { readonly kind: "accepted"; readonly code: string; readonly answer: A }
  /** The gateway refused, with a valid seal; `code` is the value of the method's result field. */
  | { readonly kind: "refused"; readonly code: string; readonly answer: A }
  /** Proven never to have reached the gateway: sending it again cannot charge twice. */
  | { readonly kind: "not-sent"; readonly reason: string; readonly error: GatewayError }
  /** The request may have been carried out: query the gateway with getTransactionData. */
  | { readonly kind: "unknown"; readonly reason: string; readonly error: GatewayError };

/** Options of one call. */
export interface CallOptions {
  /** Aborts the call; it then ends `unknown`, or `not-sent` when nothing had been sent yet. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Milliseconds for the whole exchange: connecting, headers, body, parsing. Before it, the call waits for a pooled
   * connection for half as long at most, and then ends `not-sent`. Up to ten minutes.
   */
  readonly deadlineMs?: number | undefined;
  /** Seals with this key version instead of the current one; the answer is verified with it too. */
  readonly keyVersion?: string | undefined;
}

/** The shop for which calls are made, and the keys that seal them: one key, or `keys` for several versions. */
export interface ShopSettings {
  /** The shop's identifier, usually 15 digits. */
  readonly merchantId: string;
  /** The secret key from the bank's portal. Never logged, never sent. */
  readonly secretKey?: string | undefined;
  /** The number of that key in the portal, such as `1`. */
  readonly keyVersion?: string | undefined;
  /** Old and new keys side by side, instead of `secretKey` and `keyVersion`. */
  readonly keys?: readonly SecretKey[];
  /** Default: `HMAC-SHA-256`. */
  readonly sealAlgorithm?: SealAlgorithm;
  /** Set by a service provider that calls on behalf of a shop; the keys are then the provider's. */
  readonly intermediateServiceProviderId?: string;
}

/** One function for each method of the gateway, and what they share. */
export type Gateway = {
  readonly [N in MethodName]: (request: RequestOf<N>, options?: CallOptions) => Promise<Outcome<AnswerOf<N>>>;
} & {
  /** The shop for which the calls are made. */
  readonly merchantId: string;
  /** Where the calls go, such as `office-server.sogenactif.com`. */
  readonly host: string;
  /** The bank's platform; undefined for an unknown address. */
  readonly environment: EnvironmentName | undefined;
  /** Whether real money moves: `production` also for an unknown host. */
  readonly stage: Stage;
  /** The version of the secret key that seals now. */
  keyVersion(): string;
  /**
   * A client for another shop over the same connections. It needs its own key, unless the same service provider calls
   * on behalf of both.
   *
   * @throws GatewayConfigurationError when a setting is missing or malformed
   *
   * @example
   * await gateway.forShop({ merchantId: "002001000000003", secretKey, keyVersion: "1" }).refund(request);
   */
  forShop(shop: ShopSettings): Gateway;
  /**
   * Verifies and reads a browser return in the form `Data` and `Seal`.
   *
   * @returns the fields inside, empty ones and `null` left out; undefined when none of the shop's keys has sealed them
   */
  openReturn(sealed: SealedReturn): { readonly [name: string]: string } | undefined;
  /** How busy the connections shared by all shops are. */
  load(): GatewayLoad;
  /** Closes the connections of all shops; calls in flight end first. */
  close(): Promise<void>;
};
