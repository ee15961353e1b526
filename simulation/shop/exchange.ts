import { GatewayError, type Posted, type PostLimits } from "../engine.js";
import type { Reply } from "../gateway/answers.js";
import type { ProcessScope } from "./process-scope.js";

/**
 * A call under way, as its sender sees it. It ends once: by an answer, by a fault, at its deadline, or because its caller
 * gives it up.
 */
export interface Exchange {
  /** Bytes are on their way: from now on a failure does not prove that none has arrived. */
  leave(): void;
  answer(reply: Reply): void;
  fail(code: GatewayError["code"], message: string): void;
}

export function openExchange(
  scope: ProcessScope,
  { deadlineMs, signal }: PostLimits,
  onEnd: (posted: Posted) => void,
): Exchange {
  let hasLeft = false;
  let isOver = false;
  const end = (posted: Posted) => {
    if (isOver) return;
    isOver = true;
    callOffDeadline();
    signal?.removeEventListener("abort", giveUp);
    onEnd(posted);
  };
  const fail: Exchange["fail"] = (code, message) =>
    end({ kind: "failed", hasLeft, error: new GatewayError(code, message) });
  const giveUp = () => fail("GATEWAY_ABORTED", "The caller gave the call up.");
  const callOffDeadline = scope.timer(deadlineMs, () =>
    fail("GATEWAY_DEADLINE_PASSED", "The gateway did not answer before the deadline."),
  );
  signal?.addEventListener("abort", giveUp);
  return {
    leave: () => void (hasLeft = true),
    answer({ status, text }) {
      if (status > 200) fail("GATEWAY_HTTP_STATUS", `The gateway answered HTTP ${status}.`);
      else end({ kind: "answered", text });
    },
    fail,
  };
}
