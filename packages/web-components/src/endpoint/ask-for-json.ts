import type { ProblemCode } from "@sips-kit/protocol/checkout";
import { EndpointError } from "./endpoint-error.js";

/** Posts JSON to the shop's server, or asks it with a GET without a body; one deadline covers the answer's body as well. */
export async function askForJson(
  url: string,
  body: object | undefined,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<Record<string, unknown>> {
  const deadline = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      method: body ? "POST" : "GET",
      headers: { "content-type": "application/json" },
      body: body ? JSON.stringify(body) : null,
      signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
    });
    const answer = objectOf(await response.text());
    if (response.ok && answer) return answer;
    const { code, detail } = answer ?? {};
    throw new EndpointError(
      // The router's own codes; one of another release only has no words of its own.
      typeof code === "string" ? (code as ProblemCode) : "ELEMENTS_ENDPOINT_ANSWER",
      `${url} answered ${response.status}. ${String(detail ?? "")}`,
      answer,
    );
  } catch (error) {
    if (error instanceof EndpointError) throw error;
    signal?.throwIfAborted();
    throw new EndpointError(
      deadline.aborted ? "ELEMENTS_ENDPOINT_TIMEOUT" : "ELEMENTS_ENDPOINT_UNREACHABLE",
      `No answer from ${url}.`,
    );
  }
}

function objectOf(text: string): Record<string, unknown> | undefined {
  try {
    // What is no object has no properties that anybody asks for.
    return Object(JSON.parse(text)) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
