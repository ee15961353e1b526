import type { KeyObject } from "node:crypto";
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
import { differingEcho, missingEcho } from "./echoes.js";
import { GatewayError } from "./errors.js";
import type { Outcome } from "./gateway.js";
import { readJsonObject } from "./read-json-object.js";
import type { PostLimits, Transport } from "./transport.js";
import { isUncertain, type UncertainCodes } from "./uncertain-codes.js";
import { unsealedError } from "./unsealed-error.js";

/** What `send` needs of the shop and the connection. */
export interface Sender {
  readonly transport: Transport;
  readonly key: KeyObject;
  readonly algorithm: SealAlgorithm | undefined;
  /** Takes a response without a seal as if it had one: on test platforms that do not seal. */
  readonly acceptsUnsealed?: boolean;
  /** False for a gateway that does not repeat reference and amount; see `GatewaySettings`. */
  readonly requireEchoes: boolean;
  readonly uncertainCodes?: UncertainCodes | undefined;
}

/**
 * The one path that every call takes: post, read, verify the seal, and only then read a field. Never throws: any
 * failure becomes `not-sent` (proven) or `unknown`.
 */
export async function send<N extends MethodName>(
  sender: Sender,
  name: N,
  body: JsonObject,
  limits: PostLimits,
): Promise<Outcome<AnswerOf<N>>> {
  const posted = await sender.transport.post(methods[name].path, body, limits);
  if (posted.kind === "failed") {
    const { hasLeft, error } = posted;
    return { kind: hasLeft ? "unknown" : "not-sent", reason: error.message, error };
  }
  try {
    const answer = readJsonObject(posted.text);
    if (answer) return judge(sender, name, body, answer);
  } catch {
    // Nested too deep for the stack, so not an answer of the gateway.
  }
  return inDoubt(
    new GatewayError("GATEWAY_ANSWER_NOT_JSON", "The gateway's answer is not a whole JSON object."),
  );
}

/** Interprets a complete JSON answer: first its seal, then whether it belongs to this request, then its code. */
function judge<N extends MethodName>(
  sender: Sender,
  name: N,
  request: JsonObject,
  received: JsonObject,
): Outcome<AnswerOf<N>> {
  const code = resultCode(name, received);
  const isSealed = hasSeal(received);
  if (!isSealed && sender.acceptsUnsealed !== true) return inDoubt(unsealedError(name, request, code));
  if (isSealed && !isSealValid(received, sender.key, sender.algorithm)) {
    return inDoubt(
      new GatewayError(
        "GATEWAY_SEAL_MISMATCH",
        `The seal of the answer to ${name} is wrong; check the secret key.`,
      ),
    );
  }
  if (code === undefined) {
    return inDoubt(
      new GatewayError(
        "GATEWAY_ANSWER_INCOMPLETE",
        `The answer to ${name} has no ${methods[name].resultField}.`,
      ),
    );
  }
  const differing = differingEcho(name, request, received);
  if (differing !== undefined) return inDoubt(ofAnother(name, differing));
  if (isUncertain(name, code, sender.uncertainCodes)) {
    return inDoubt(
      new GatewayError(
        "GATEWAY_RESULT_OPEN",
        `The gateway answered ${code} to ${name}: the result is not resolved yet.`,
      ),
    );
  }
  const missing = sender.requireEchoes && code === "00" ? missingEcho(name, request, received) : undefined;
  if (missing !== undefined) {
    const message = `The answer to ${name} does not repeat ${missing}, so it may be the answer to another call.`;
    return inDoubt(new GatewayError("GATEWAY_ECHO_MISSING", message, missing));
  }
  const { answer } = readAnswer(name, received);
  return { kind: code === "00" ? "accepted" : "refused", code, answer };
}

function hasSeal({ seal }: JsonObject): boolean {
  return seal !== undefined && seal !== null && seal !== "";
}

function ofAnother(name: MethodName, field: string): GatewayError {
  if (field === "transactionReference") {
    const message = `The answer to ${name} speaks of another transaction.`;
    return new GatewayError("GATEWAY_OTHER_TRANSACTION", message, field);
  }
  const message = field.endsWith("ResponseCode")
    ? `The answer to ${name} has a ${field}, so it answers another call.`
    : `The answer to ${name} has another ${field} than the request.`;
  return new GatewayError("GATEWAY_ECHO_MISMATCH", message, field);
}

function inDoubt(error: GatewayError): Outcome<never> {
  return { kind: "unknown", reason: error.message, error };
}
