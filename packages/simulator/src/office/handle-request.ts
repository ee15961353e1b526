import { checkRequest, methods, type MethodDefinition, type MethodName } from "@sips-kit/protocol";
import type { Gateway } from "../gateway.js";
import { serviceProviders, shops, type Shop } from "../shops.js";
import { text } from "./call.js";
import { handlers } from "./handlers.js";
import { chosenCodes, refuse, type Delivery, type Reply } from "./reply.js";
import {
  computeSeal,
  defaultSealAlgorithm,
  isSealAlgorithm,
  sealMatches,
  type SealAlgorithm,
} from "./seal.js";
import type { WireObject } from "./wire.js";

/** An answer that is ready to travel. */
export interface Answer {
  readonly body: WireObject;
  /** Seals another body as this one was sealed; faults need it. */
  readonly seal: (body: WireObject) => WireObject;
  readonly delivery?: Delivery;
  /** The whole answer, when a part of it takes time to make. */
  readonly completed?: () => Promise<Answer>;
}

/**
 * The story of a call, from its parsed body to its sealed answer: who calls, is the seal right, are the fields right,
 * what does the method say.
 */
export function handleRequest(gateway: Gateway, method: MethodName, body: WireObject): Answer {
  const caller = findCaller(body);
  if ("code" in caller) return answerTo(method, caller);
  const { shop, key, algorithm } = caller;
  const sealed = (reply: Reply) => answerTo(method, reply, (answer) => withSeal(answer, key, algorithm));

  if (text(body, "seal") === undefined) return sealed(refuse("12", "seal"));
  if (!sealMatches(body, key, algorithm)) return sealed(refuse(chosenCodes.wrongSeal));
  const [fault] = checkRequest(method, body);
  if (fault) return sealed(refuse(fault.responseCode, fault.field));
  if (!announcesItsService(method, body)) return sealed(refuse("30", "interfaceVersion"));

  const reply = handlers[method]({ gateway, shop, body });
  // What the answer says must be on record before it leaves.
  gateway.store.flush();
  return sealed(reply);
}

/** What the gateway says when it is out of order: the answer to a call that a fault keeps from having an effect. */
export function temporaryProblem(method: MethodName, body: WireObject): Answer {
  const caller = findCaller(body);
  if ("code" in caller) return answerTo(method, refuse("99"));
  return answerTo(method, refuse("99"), (answer) => withSeal(answer, caller.key, caller.algorithm));
}

interface Caller {
  readonly shop: Shop;
  readonly key: string;
  readonly algorithm: SealAlgorithm;
}

/** Finds shop and key, or the refusal that goes out without a seal. A provider that calls for a shop has its own key. */
function findCaller(body: WireObject): Caller | Reply {
  const merchantId = text(body, "merchantId");
  const keyVersion = text(body, "keyVersion");
  const providerId = text(body, "intermediateServiceProviderId");
  if (merchantId === undefined) return refuse("12", "merchantId");
  if (keyVersion === undefined) return refuse("12", "keyVersion");
  const algorithm = text(body, "sealAlgorithm") ?? defaultSealAlgorithm;
  if (!isSealAlgorithm(algorithm)) return refuse("30", "sealAlgorithm");
  const shop = shops.get(merchantId);
  const owner = providerId === undefined ? shop : serviceProviders.get(providerId);
  if (!shop || !owner) return refuse(chosenCodes.unknownShop);
  const key = owner.keys.get(keyVersion);
  return key === undefined ? refuse(chosenCodes.unknownKeyVersion) : { shop, key, algorithm };
}

/** IR_WS_2.53 is for checkout alone, and so on; the number after the prefix is the caller's choice. */
function announcesItsService(method: MethodName, body: WireObject): boolean {
  const prefix = methods[method].interfaceVersion.replace(/_[\d.]+$/, "");
  return new RegExp(`^${prefix}_\\d+\\.\\d+$`).test(text(body, "interfaceVersion") ?? "");
}

/** Puts the code where the method's family has it; enrolments have it twice. */
function answerTo(method: MethodName, reply: Reply, seal: Answer["seal"] = (body) => body): Answer {
  const definition: MethodDefinition = methods[method];
  const { resultField } = definition;
  const body: Record<string, WireObject[string]> = { ...reply.fields, [resultField]: reply.code };
  if (resultField === "redirectionStatusCode" && Object.hasOwn(definition.answer, "responseCode")) {
    body["responseCode"] = reply.code;
  }
  if (reply.errorFieldName !== undefined) body["errorFieldName"] = reply.errorFieldName;
  const answer = { body: seal(body), seal, ...(reply.delivery ? { delivery: reply.delivery } : {}) };
  const { later } = reply;
  if (!later) return answer;
  return { ...answer, completed: async () => ({ ...answer, body: seal({ ...body, ...(await later()) }) }) };
}

function withSeal(body: WireObject, key: string, algorithm: SealAlgorithm): WireObject {
  return { ...body, seal: computeSeal(body, key, algorithm) };
}
