import { methods, type MethodDefinition, type MethodName } from "@sips-kit/protocol";
import type { Gateway } from "../ledger/gateway.js";
import type { WireObject } from "../ledger/wire.js";
import type { Readings } from "../world/readings.js";
import { text } from "../ledger/wire-fields.js";
import { findCaller, type Caller } from "./find-caller.js";
import { handlers } from "./handlers.js";
import { integersAsText } from "./integers-as-text.js";
import { chosenCodes, refuse, type Delivery, type Reply } from "./reply.js";
import { requestFault } from "./request-fault.js";
import { computeSeal, sealMatches, type SealAlgorithm } from "./seal.js";

/** An answer that is ready to send. */
export interface Answer {
  readonly body: WireObject;
  /** Seals another body as this one was sealed; faults need it. */
  readonly seal: (body: WireObject) => WireObject;
  readonly delivery?: Delivery;
  /** The whole answer, when a part of it takes time to produce. */
  readonly completed?: () => Promise<Answer>;
}

/**
 * Handles a call from its parsed body to its sealed answer: finds the caller, verifies the seal, checks the fields,
 * runs the method.
 */
export function handleRequest(gateway: Gateway, method: MethodName, given: WireObject): Answer {
  const readings = gateway.readings.current();
  const caller = findCaller(given);
  if ("code" in caller) return answerTo(method, caller, readings);
  const { shop, key, algorithm } = caller;
  const sealed = (reply: Reply) => answerTo(method, reply, readings, caller);

  if (text(given, "seal") === undefined) return sealed(refuse("12", "seal"));
  if (!sealMatches(given, key, algorithm)) return sealed(refuse(chosenCodes.wrongSeal));
  // After verifying the seal, which covers the original body.
  const body = integersAsText(method, given, readings);
  const fault = requestFault(method, body, readings);
  if (fault) return sealed(fault);

  const reply = handlers[method]({ gateway, shop, body });
  // The answer's effects must be stored before it is sent.
  gateway.store.flush();
  return sealed(reply);
}

/** The answer when a fault replaces it: a code, sealed by default. */
export function codeAlone(
  gateway: Gateway,
  method: MethodName,
  body: WireObject,
  { code, isSealed = true }: { readonly code: string; readonly isSealed?: boolean },
): Answer {
  const caller = findCaller(body);
  const known = "code" in caller || !isSealed ? undefined : caller;
  return answerTo(method, refuse(code), gateway.readings.current(), known);
}

/** Puts the code into the method's result field; enrolments have two. Without a caller there is no seal. */
function answerTo(method: MethodName, reply: Reply, readings: Readings, caller?: Caller): Answer {
  const definition: MethodDefinition = methods[method];
  const { resultField } = definition;
  const body: Record<string, WireObject[string]> = { ...reply.fields, [resultField]: reply.code };
  if (resultField === "redirectionStatusCode" && Object.hasOwn(definition.answer, "responseCode")) {
    body["responseCode"] ??= reply.code;
  }
  if (reply.errorFieldName !== undefined) body["errorFieldName"] = reply.errorFieldName;
  if (readings.emptyFields !== "absent") fillEmptyFields(definition, body, readings);
  const isSealed = caller && isSealedUnder(readings, reply);
  const seal = (answer: WireObject) => (isSealed ? withSeal(answer, caller.key, caller.algorithm) : answer);
  const answer = { body: seal(body), seal, ...(reply.delivery ? { delivery: reply.delivery } : {}) };
  const { later } = reply;
  if (!later) return answer;
  return { ...answer, completed: async () => ({ ...answer, body: seal({ ...body, ...(await later()) }) }) };
}

function isSealedUnder({ unsealedAnswers }: Readings, { code }: Reply): boolean {
  if (unsealedAnswers === "all") return false;
  return unsealedAnswers === "unknown-caller" || code === "00";
}

/** Adds every simple field of the method's answer that has no value, empty. */
function fillEmptyFields(
  { answer }: MethodDefinition,
  body: Record<string, WireObject[string]>,
  { emptyFields }: Readings,
): void {
  for (const [name, { kind }] of Object.entries(answer)) {
    if (kind === "container" || kind === "list") continue;
    body[name] ??= emptyFields === "null" ? null : "";
  }
}

function withSeal(body: WireObject, key: string, algorithm: SealAlgorithm): WireObject {
  return { ...body, seal: computeSeal(body, key, algorithm) };
}
