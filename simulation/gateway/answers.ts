import type { FaultName } from "../faults.js";
import type { Random } from "../random.js";
import { acceptedAnswer } from "./accepted-answer.js";
import { foreignAnswer } from "./foreign-answer.js";
import { textIn, type GatewayCall, type GatewayModel } from "./model.js";
import { sealedText, type Message } from "./seal.js";

/** The response to a call. */
export interface Reply {
  readonly status: number;
  readonly text: string;
}

/** The answers sent over one process's connections, which a proxy may mix up. */
export interface AnswerMemory {
  remember(call: GatewayCall, text: string, at: number): void;
  /** An answer to some other call. */
  another(call: GatewayCall, random: Random): string | undefined;
  /** The last answer to the same question, unless it is older than that. */
  same(call: GatewayCall, since: number): string | undefined;
}

interface Remembered {
  readonly key: string;
  readonly text: string;
  readonly at: number;
}

/** What a call is about: a transaction, the signature of a mandate, a wallet, or an element of a fraud list. */
const subjects = [
  "transactionReference",
  "mandateId",
  "redirectionData",
  "merchantReturnUrl",
  "paymentData",
  "cardNumber",
  "merchantWalletId",
  "fraudListElementValue",
];

const mostRemembered = 12;

export function createAnswerMemory(): AnswerMemory {
  const kept: Remembered[] = [];
  const keyOf = ({ method, body }: GatewayCall) => {
    const subject = subjects.map((name) => body[name]).find((value) => value !== undefined);
    return `${method} ${String(subject)}`;
  };
  return {
    remember(call, text, at) {
      kept.push({ key: keyOf(call), text, at });
      if (kept.length > mostRemembered) kept.shift();
    },
    another(call, random) {
      const own = keyOf(call);
      const others = kept.filter(({ key }) => key !== own);
      return others.length === 0 ? undefined : random.pick(others).text;
    },
    same(call, since) {
      const own = keyOf(call);
      return kept.findLast(({ key, at }) => key === own && at >= since)?.text;
    },
  };
}

// A cache on this connection keeps no copy that is older than the gateway's own delay.
const oldestRepeatMs = 240_000;
const queryRefusals = ["99", "90", "34", "03", "12", "40"] as const;

/** Carries a call out and answers it, truthfully or as the run's faults distort it. */
export function answerTo(
  model: GatewayModel,
  call: GatewayCall,
  carryOut: () => Message,
  memory: AnswerMemory,
): Reply {
  const strikes = (fault: FaultName) => {
    if (!model.faults.strikes(fault, call.random)) return false;
    call.touch(fault);
    return true;
  };
  if (model.faults.strikes("gateway.foreign-echo", call.random)) {
    const foreign = foreignAnswer(model, call);
    if (foreign) return ok(sealedText(foreign));
  }
  if (model.faults.strikes("gateway.wrong-seal", call.random)) {
    const forged = acceptedAnswer(model, call);
    // A man in the middle answers "accepted", and the call never arrives.
    if (forged) {
      call.touch("gateway.wrong-seal");
      return ok(JSON.stringify({ ...forged, seal: "0".repeat(64) }));
    }
  }
  if (strikes("gateway.internal-error")) {
    // The gateway may have failed before or after the money moved.
    const isLate = call.random.chance(0.5);
    if (isLate) carryOut();
    return { status: 500, text: "" };
  }
  if (call.method === "getTransactionData") {
    const names = { transactionReference: call.body["transactionReference"] };
    if (strikes("gateway.refused-query")) {
      return ok(sealedText({ ...names, getTransDataResponseCode: call.random.pick(queryRefusals) }));
    }
    if (strikes("gateway.unsealed-unknown")) return ok(JSON.stringify({ getTransDataResponseCode: "25" }));
  }
  const answer = carryOut();
  const text = sealedText(answer);
  const before = memory.same(call, model.now() - oldestRepeatMs);
  const another = memory.another(call, call.random);
  const isNoticed = another !== undefined && isDecidable(model, call, another);
  memory.remember(call, text, model.now());
  if (strikes("gateway.unsealed-refusal")) return ok(JSON.stringify({ responseCode: "05" }));
  if (isNoticed && strikes("gateway.swapped-answer")) return ok(another);
  if (before !== undefined && strikes("gateway.repeated-answer")) return ok(before);
  if (strikes("gateway.partial-answer")) return ok(sealedText(partOf(answer, call.random)));
  if (strikes("gateway.no-answer-body")) return ok(call.random.pick(["", "<html>", text.slice(0, -9), "[]"]));
  return ok(text);
}

/**
 * False where nothing could tell that an answer is another call's: an operation's answer names no transaction, and the
 * gateway's records do not show it yet, or what is left would be the same; or one about a mandate, a token or Google's
 * payload names no buyer. docs/reliability.md names these limits.
 */
function isDecidable({ ledger }: GatewayModel, { method, body }: GatewayCall, another: string): boolean {
  if (namingNobody.includes(method)) return false;
  if (!unnamed.includes(method)) return true;
  const reference = textIn(body, "transactionReference");
  const amount = Number(textIn(body, "operationAmount"));
  const left = method === "validate" ? amount : (ledger.find(reference)?.currentMinor ?? 0) - amount;
  return !ledger.isBehind(reference) && !another.includes(`"newAmount":"${left}"`);
}

const namingNobody = ["initializeMandate", "paymentDataProviderCheck", "paymentTokenGenerate"];
const unnamed = ["cancel", "refund", "validate", "acceptChallenge", "refuseChallenge"];

const dispensable = [
  "transactionReference",
  "amount",
  "originAmount",
  "currentAmount",
  "newAmount",
  "newStatus",
];

/** The answer without some of its echoes. A refusal always names its transaction. */
function partOf(answer: Message, random: Random): Message {
  const isAccepted = Object.keys(answer).some(
    (name) => name.endsWith("esponseCode") && answer[name] === "00",
  );
  if (!isAccepted) return answer;
  const gone = dispensable.filter(() => random.chance(0.5));
  return Object.fromEntries(Object.entries(answer).filter(([name]) => !gone.includes(name)));
}

function ok(text: string): Reply {
  return { status: 200, text };
}
