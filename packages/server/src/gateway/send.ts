import type { KeyObject } from "node:crypto";
import {
  isSealValid,
  methods,
  presentFields,
  readAnswer,
  resultCode,
  type AnswerOf,
  type JsonObject,
  type MethodName,
  type SealAlgorithm,
} from "@sips-kit/protocol";
import { GatewayError } from "./errors.js";
import type { Outcome } from "./gateway.js";
import { readJsonObject } from "./read-json-object.js";
import type { PostLimits, Transport } from "./transport.js";
import { isUncertain, type UncertainCodes } from "./uncertain-codes.js";

/** What the one sending path needs to know of the shop. */
export interface Sender {
  readonly transport: Transport;
  readonly key: KeyObject;
  readonly algorithm: SealAlgorithm | undefined;
  /** Takes a response without a seal as if it had one: on test platforms that do not seal. */
  readonly acceptsUnsealed?: boolean;
  readonly uncertainCodes?: UncertainCodes | undefined;
}

/**
 * The one path that every call takes: post, read, check the seal, and only then look at a field. Never throws:
 * whatever happens on the way becomes `not-sent` (proven) or `unknown`.
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
    // Nested deeper than any stack: no answer of theirs.
  }
  return inDoubt("GATEWAY_ANSWER_NOT_JSON", "The gateway's answer is not a whole JSON object.");
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
  if (isSealed && !isSealValid(received, sender.key, sender.algorithm)) {
    return inDoubt(
      "GATEWAY_SEAL_MISMATCH",
      `The seal of the answer to ${name} is wrong; check the secret key.`,
    );
  }
  const isTrusted = isSealed || sender.acceptsUnsealed === true;
  if (!isTrusted && (code === undefined || code === "00" || methods[name].effect === "money")) {
    return inDoubt("GATEWAY_SEAL_MISSING", `The answer to ${name} has no seal${codeHint(code)}.`);
  }
  if (code === undefined) {
    return inDoubt("GATEWAY_ANSWER_INCOMPLETE", `The answer to ${name} has no ${methods[name].resultField}.`);
  }
  if (isForAnother(request, presentFields(received))) {
    return inDoubt("GATEWAY_OTHER_TRANSACTION", `The answer to ${name} speaks of another transaction.`);
  }
  if (isUncertain(name, code, sender.uncertainCodes)) {
    return inDoubt(
      "GATEWAY_RESULT_OPEN",
      `The gateway answered ${code} to ${name}: the result is not settled yet.`,
    );
  }
  const { answer } = readAnswer(name, received);
  return { kind: code === "00" ? "accepted" : "refused", code, answer };
}

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
