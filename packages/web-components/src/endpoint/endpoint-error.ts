import type { ProblemCode } from "@sips-kit/protocol/checkout";
import { SipsKitError } from "@sips-kit/cse/sips-kit-error";

/** Why a request to the shop's server failed: no readable answer, or a problem that it reported. */
export type EndpointErrorCode =
  "ELEMENTS_ENDPOINT_UNREACHABLE" | "ELEMENTS_ENDPOINT_TIMEOUT" | "ELEMENTS_ENDPOINT_ANSWER" | ProblemCode;

/** The shop's server did not answer (ELEMENTS_…), or answered with a problem of its own (its code, such as PAYMENT_ORDER_PAID). */
export class EndpointError extends SipsKitError<EndpointErrorCode> {
  override readonly name = "EndpointError";

  constructor(
    /** Stable: the shop's log and the buyer's message depend on it. */
    code: EndpointErrorCode,
    message: string,
    /**
     * The whole problem, such as the `field` at fault, `url` where to send the buyer instead, `retryAfterSeconds`, and
     * `captcha` when the shop's captcha ends the wait.
     */
    readonly problem: { readonly [name: string]: unknown } = {},
  ) {
    super(code, message);
  }
}
