import type { AnswerOf, MethodName, RequestOf } from "@sips-kit/protocol";
import type { GatewayError } from "./errors.js";

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
  /** Milliseconds for the whole exchange: waiting for a connection, connecting, headers, body, parsing. */
  readonly deadlineMs?: number | undefined;
}

/** One function for each method of the gateway, beside what they share. */
export type Gateway = {
  readonly [N in MethodName]: (request: RequestOf<N>, options?: CallOptions) => Promise<Outcome<AnswerOf<N>>>;
} & {
  /** The shop for which the calls are made. */
  readonly merchantId: string;
  /** Closes the kept connections; calls in flight end first. */
  close(): Promise<void>;
};
