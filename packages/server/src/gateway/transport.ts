import type { JsonObject } from "@sips-kit/protocol";
import type { GatewayError } from "./errors.js";

/** How a post ended: with the text of a response, or with the reason why there is none. */
export type Posted =
  | { readonly kind: "answered"; readonly text: string }
  /** `hasLeft` is false only if it is proven that no byte was written. */
  | { readonly kind: "failed"; readonly hasLeft: boolean; readonly error: GatewayError };

/** What aborts a post before its response arrives. */
export interface PostLimits {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for everything: waiting for a connection, connecting, headers, body. */
  readonly deadlineMs: number;
}

/** Carries sealed requests to one gateway. The default uses an HTTP connection pool; a simulation supplies its own. */
export interface Transport {
  /** Posts JSON and reads the response to its end, within the limits. Never rejects. */
  post(path: string, body: JsonObject, limits: PostLimits): Promise<Posted>;
  /** Closes the connections; calls in flight end first. */
  close(): Promise<void>;
}
