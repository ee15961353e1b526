import type { AnswerOf, MethodName, RequestOf, SealAlgorithm } from "@sips-kit/protocol";
import type { GatewayLoad } from "./connection-queue.js";
import type { EnvironmentName } from "./environments.js";
import type { GatewayError } from "./errors.js";
import type { Stage } from "./gateway-address.js";
import type { SecretKey } from "./key-ring.js";
import type { SealedReturn } from "./open-return.js";

/** How a call ended. A tagged union, so that "we do not know" can never be read as "refused". */
export type Outcome<A> =
  /** The gateway said yes under a right seal. */
  | { readonly kind: "accepted"; readonly code: string; readonly answer: A }
  /** The gateway said no under a right seal; `code` is the value of the method's result field. */
  | { readonly kind: "refused"; readonly code: string; readonly answer: A }
  /** Proven never to have reached the gateway: sending it again cannot double anything. */
  | { readonly kind: "not-sent"; readonly reason: string; readonly error: GatewayError }
  /** The request may have been carried out: only the gateway knows, ask it with getTransactionData. */
  | { readonly kind: "unknown"; readonly reason: string; readonly error: GatewayError };

/** Options of one call. */
export interface CallOptions {
  /** Gives the call up; it then ends `unknown`, or `not-sent` when nothing had left yet. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Milliseconds for the whole exchange: connecting, headers, body, parsing. Before it, the call waits for one of the
   * kept connections for half as long at most, and then ends `not-sent`.
   */
  readonly deadlineMs?: number | undefined;
  /** Seals with this key of the ring instead of the one whose time it is; the answer is checked with it too. */
  readonly keyVersion?: string | undefined;
}

/** The shop for which calls are made, and the keys that seal them: one key, or `keys` for several versions. */
export interface ShopSettings {
  /** The shop's identifier, usually 15 digits. */
  readonly merchantId: string;
  /** The secret key from the bank's portal. Never logged, never sent. */
  readonly secretKey?: string;
  /** The number of that key in the portal, such as `1`. */
  readonly keyVersion?: string;
  /** Old and new keys side by side, instead of `secretKey` and `keyVersion`. */
  readonly keys?: readonly SecretKey[];
  /** `HMAC-SHA-256` unless the shop is configured otherwise. */
  readonly sealAlgorithm?: SealAlgorithm;
  /** Given by a service provider who calls on behalf of a shop; the keys are then the provider's. */
  readonly intermediateServiceProviderId?: string;
}

/** One function for each method of the gateway, beside what they share. */
export type Gateway = {
  readonly [N in MethodName]: (request: RequestOf<N>, options?: CallOptions) => Promise<Outcome<AnswerOf<N>>>;
} & {
  /** The shop for which the calls are made. */
  readonly merchantId: string;
  /** Where the calls go, such as `office-server.sogenactif.com`. */
  readonly host: string;
  /** The bank's platform; undefined for an address that is none of the known ones. */
  readonly environment: EnvironmentName | undefined;
  /** Whether real money moves: `production` also for a host that nobody knows. */
  readonly stage: Stage;
  /** The version of the secret key that seals now. */
  keyVersion(): string;
  /**
   * A client for another shop over the same connections. It needs its own key, unless both are called for by the same
   * service provider.
   *
   * @throws GatewayConfigurationError when a setting is missing or malformed
   *
   * @example
   * await gateway.forShop({ merchantId: "002001000000003", secretKey, keyVersion: "1" }).refund(request);
   */
  forShop(shop: ShopSettings): Gateway;
  /**
   * Opens what a browser has brought back in the form `Data` and `Seal`.
   *
   * @returns the fields inside, empty ones and `null` left out; undefined when none of the shop's keys has sealed them
   */
  openReturn(sealed: SealedReturn): { readonly [name: string]: string } | undefined;
  /** How busy the connections are that all shops share. */
  load(): GatewayLoad;
  /** Closes the connections kept, those of all shops; calls in flight end first. */
  close(): Promise<void>;
};
