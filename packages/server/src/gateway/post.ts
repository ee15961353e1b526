import type { JsonObject } from "@sips-kit/protocol";
import type { Dispatcher } from "undici";
import { GatewayError, type GatewayErrorCode } from "./errors.js";
import type { Posted, PostLimits } from "./transport.js";

/** No known answer comes near this size, not even a PDF mandate in base64. */
const maxAnswerBytes = 4 * 1024 * 1024;

const headers = {
  "content-type": "application/json",
  accept: "application/json",
  // Without it, HTTP permits an answer in any compression.
  "accept-encoding": "identity",
};

/** Posts JSON and reads the answer to its end, within the limits. Never rejects. */
export function post(
  open: () => Promise<Dispatcher>,
  path: string,
  body: JsonObject,
  limits: PostLimits,
): Promise<Posted> {
  return new Promise((resolve) => {
    const { signal } = limits;
    const chunks: Buffer[] = [];
    let size = 0;
    let hasLeft = false;
    let isOver = false;
    let controller: Dispatcher.DispatchController | undefined;

    const end = (posted: Posted) => {
      isOver = true;
      clearTimeout(deadline);
      signal?.removeEventListener("abort", giveUp);
      resolve(posted);
    };
    const fail = (code: GatewayErrorCode, message: string) => {
      if (isOver) return;
      const error = new GatewayError(code, message);
      end({ kind: "failed", hasLeft, error });
      controller?.abort(error);
    };
    const giveUp = () => fail("GATEWAY_ABORTED", "The caller gave the call up.");
    const breakOff = (cause: unknown) => {
      const reason = cause instanceof Error ? ` (${reasonOf(cause)})` : "";
      if (hasLeft) fail("GATEWAY_CONNECTION_LOST", `The connection to the gateway broke off${reason}.`);
      else fail("GATEWAY_UNREACHABLE", `The gateway could not be reached${reason}; nothing was sent.`);
    };

    const deadline = setTimeout(() => {
      fail("GATEWAY_DEADLINE_PASSED", "The gateway did not answer before the deadline.");
    }, limits.deadlineMs);
    if (signal?.aborted) return giveUp();
    signal?.addEventListener("abort", giveUp);

    const handler: Dispatcher.DispatchHandler = {
      // Called just before the first byte is written, also for a post that was aborted in the queue.
      onRequestStart(started) {
        if (isOver) return started.abort(new Error("given up in the queue"));
        controller = started;
        hasLeft = true;
      },
      onResponseStart(_controller, status) {
        // Below 200 the final response is still to come. Any status but 200 counts as no answer.
        if (status > 200) fail("GATEWAY_HTTP_STATUS", `The gateway answered HTTP ${status} to ${path}.`);
      },
      onResponseData(_controller, chunk) {
        size += chunk.length;
        if (size <= maxAnswerBytes) chunks.push(chunk);
        else fail("GATEWAY_ANSWER_TOO_LARGE", "The gateway's answer is larger than any known one.");
      },
      // A TextDecoder, unlike a Buffer, drops a byte order mark.
      onResponseEnd: () => end({ kind: "answered", text: new TextDecoder().decode(Buffer.concat(chunks)) }),
      onResponseError: (_controller, cause) => breakOff(cause),
    };
    const dispatch = (opened: Dispatcher) => {
      if (!isOver) opened.dispatch({ path, method: "POST", headers, body: JSON.stringify(body) }, handler);
    };
    open().then(dispatch).catch(breakOff);
  });
}

/** The cause's message may contain an address: its code is enough to find the reason, or its name where it has none. */
function reasonOf(cause: Error & { readonly code?: unknown }): string {
  return typeof cause.code === "string" ? cause.code : cause.name;
}
