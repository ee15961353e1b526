import type { MethodName } from "@sips-kit/protocol";
import { testShop } from "../fixtures/shops.js";
import type { Gateway } from "../ledger/gateway.js";
import type { SentAnswer } from "../ledger/sent-answers.js";
import { isWireObject, type Wire, type WireObject } from "../ledger/wire.js";
import type { AnswerFaultName, FaultOptions } from "../world/faults.js";
import { transactionName } from "./call.js";
import { codeAlone, type Answer } from "./handle-request.js";

/** Applies a fault to an answer: other content, well-formed and sealed like the right one. */
export function spoilAnswer(
  gateway: Gateway,
  method: MethodName,
  body: WireObject,
  fault: FaultOptions & { readonly fault: AnswerFaultName },
  answer: Answer,
): Answer {
  const { field = "transactionReference" } = fault;
  switch (fault.fault) {
    case "foreign-echo":
      return resealed(answer, { [field]: fault.value ?? foreign(field, answer.body[field]) });
    case "missing-echo":
      return resealed(answer, { [field]: undefined });
    case "swapped-answer":
      return instead(answer, gateway.sentAnswers.ofAnotherCall(callOf(method, body), fault.from));
    case "stale-answer":
      return instead(answer, gateway.sentAnswers.ofSameMethod(callOf(method, body)));
    case "forced-code":
      return codeAlone(gateway, method, body, {
        code: fault.code ?? "99",
        isSealed: fault.sealed ?? true,
      });
  }
}

/** The key under which an answer is remembered. */
export function callOf(method: MethodName, body: WireObject): Omit<SentAnswer, "body"> {
  return { method, transactionReference: transactionName(body).transactionReference ?? "" };
}

function resealed(answer: Answer, change: WireObject): Answer {
  const { seal: _seal, ...unsealed } = answer.body;
  return { ...answer, body: answer.seal({ ...unsealed, ...change }) };
}

/** Without another answer to give, it stays as it is. */
function instead(answer: Answer, other: SentAnswer | undefined): Answer {
  return other ? { ...answer, body: other.body } : answer;
}

/** Another value of the same format. */
function foreign(field: string, value: Wire | undefined): Wire {
  switch (field) {
    case "currencyCode":
      return value === "840" ? "978" : "840";
    case "merchantId":
      return value === testShop.merchantId ? "002001000000003" : testShop.merchantId;
    case "s10TransactionReference":
      return { s10TransactionId: "999999", s10TransactionIdDate: "20010101" };
    default:
      if (typeof value === "number" || /amount$/i.test(field)) return Number(value ?? 0) + 1;
      return isWireObject(value) ? {} : "SOMEBODYELSES";
  }
}
