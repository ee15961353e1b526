import {
  isSealValid,
  methods,
  readAnswer,
  resultCode,
  type AnswerOf,
  type JsonObject,
  type MethodName,
  type SealAlgorithm,
} from "@sips-kit/protocol";
import type { Dispatcher } from "undici";
import { GatewayError } from "./errors.js";
import type { Outcome } from "./gateway.js";
import type { LazyPool } from "./lazy-pool.js";
import { readJsonObject } from "./read-json-object.js";

/** What the one sending path needs to know of the shop. */
export interface Sender {
  readonly pool: LazyPool;
  readonly secretKey: string;
  readonly algorithm: SealAlgorithm | undefined;
}

/**
 * The one path that every call takes: post, read, check the seal, and only then look at a field. Never throws:
 * whatever happens on the way becomes `not-sent` (proven) or `unknown`.
 */
export async function send<N extends MethodName>(
  sender: Sender,
  name: N,
  body: JsonObject,
  limits: { readonly signal?: AbortSignal | undefined; readonly deadlineMs: number },
): Promise<Outcome<AnswerOf<N>>> {
  const exchange = { hasLeft: false };
  const deadline = AbortSignal.timeout(Math.max(0, Math.floor(limits.deadlineMs)));
  const signal = limits.signal ? AbortSignal.any([deadline, limits.signal]) : deadline;
  try {
    const answer = await post(sender, name, body, signal, exchange);
    return judge(sender, name, body, answer);
  } catch (cause) {
    const error = asGatewayError(cause, deadline, limits.signal, exchange.hasLeft);
    return { kind: exchange.hasLeft ? "unknown" : "not-sent", reason: error.message, error };
  }
}

async function post(
  sender: Sender,
  name: MethodName,
  body: JsonObject,
  signal: AbortSignal,
  exchange: { hasLeft: boolean },
): Promise<JsonObject> {
  const pool = await sender.pool.open();
  const { statusCode, body: stream } = await pool.compose(noticeLeaving(exchange, signal)).request({
    path: methods[name].path,
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify(body),
    signal,
  });
  if (statusCode !== 200) {
    // Whatever it says is not an answer; a listener keeps the destroyed stream's error from ending the process.
    stream.on("error", () => {}).destroy();
    throw new GatewayError("GATEWAY_HTTP_STATUS", `The gateway answered HTTP ${statusCode} to ${name}.`);
  }
  return readJsonObject(stream);
}

/** Notes the moment from which a call is no longer proven unsent: just before its first byte is written. */
function noticeLeaving(
  exchange: { hasLeft: boolean },
  signal: AbortSignal,
): Dispatcher.DispatcherComposeInterceptor {
  return (dispatch) => (options, handler) =>
    dispatch(options, {
      onRequestStart(controller, context) {
        // A call given up in the queue starts too, only to be dropped before a byte is written.
        exchange.hasLeft = !signal.aborted;
        handler.onRequestStart?.(controller, context);
      },
      onResponseStart: (...given) => handler.onResponseStart?.(...given),
      onResponseData: (...given) => handler.onResponseData?.(...given),
      onResponseEnd: (...given) => handler.onResponseEnd?.(...given),
      onResponseError: (...given) => handler.onResponseError?.(...given),
    });
}

/** What a whole JSON answer means: the seal first, then whose it is, then its code. */
function judge<N extends MethodName>(
  sender: Sender,
  name: N,
  request: JsonObject,
  received: JsonObject,
): Outcome<AnswerOf<N>> {
  const code = resultCode(name, received);
  const isSealed = received["seal"] !== undefined && received["seal"] !== null && received["seal"] !== "";
  if (isSealed && !isSealValid(received, sender.secretKey, sender.algorithm)) {
    return inDoubt(
      "GATEWAY_SEAL_MISMATCH",
      `The seal of the answer to ${name} is wrong; check the secret key.`,
    );
  }
  if (!isSealed && (code === undefined || code === "00" || methods[name].effect === "money")) {
    return inDoubt("GATEWAY_SEAL_MISSING", `The answer to ${name} has no seal${codeHint(code)}.`);
  }
  if (code === undefined) {
    return inDoubt("GATEWAY_ANSWER_INCOMPLETE", `The answer to ${name} has no ${methods[name].resultField}.`);
  }
  if (isForAnother(request, received)) {
    return inDoubt("GATEWAY_OTHER_TRANSACTION", `The answer to ${name} speaks of another transaction.`);
  }
  if (methods[name].effect === "money" && codesInDoubt.has(code)) {
    return inDoubt(
      "GATEWAY_RESULT_OPEN",
      `The gateway answered ${code} to ${name}: the result is not settled yet.`,
    );
  }
  const { answer } = readAnswer(name, received);
  return { kind: code === "00" ? "accepted" : "refused", code, answer };
}

// 60 and 62 say that the result is still to come; 99 says that Sips itself stumbled. Only a query tells the truth.
const codesInDoubt = new Set(["60", "62", "99"]);

function codeHint(code: string | undefined): string {
  return code === undefined ? "" : ` and says ${code}; check merchantId, keyVersion and the secret key`;
}

function isForAnother(request: JsonObject, received: JsonObject): boolean {
  const asked = request["transactionReference"];
  const got = received["transactionReference"];
  return typeof asked === "string" && typeof got === "string" && asked !== got;
}

function inDoubt(code: GatewayError["code"], message: string): Outcome<never> {
  const error = new GatewayError(code, message);
  return { kind: "unknown", reason: message, error };
}

function asGatewayError(
  cause: unknown,
  deadline: AbortSignal,
  caller: AbortSignal | undefined,
  hasLeft: boolean,
): GatewayError {
  if (cause instanceof GatewayError) return cause;
  if (caller?.aborted) return new GatewayError("GATEWAY_ABORTED", "The caller gave the call up.");
  if (deadline.aborted) {
    return new GatewayError("GATEWAY_DEADLINE_PASSED", "The gateway did not answer before the deadline.");
  }
  // The cause's own text may hold an address but never a body; its code is enough to find the reason.
  const reason = cause instanceof Error && "code" in cause ? ` (${String(cause.code)})` : "";
  return hasLeft
    ? new GatewayError("GATEWAY_CONNECTION_LOST", `The connection to the gateway broke off${reason}.`)
    : new GatewayError("GATEWAY_UNREACHABLE", `The gateway could not be reached${reason}; nothing was sent.`);
}
