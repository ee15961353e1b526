import type { ProblemCode } from "@sips-kit/protocol/checkout";
import { EndpointError } from "./endpoint-error.js";

/** The server calls the gateway at most once, as when it opens a session. */
export const shortMs = 30_000;
/** The server calls it twice while it takes a payment, and up to three times while it saves a card. */
export const longMs = 120_000;

/**
 * Posts JSON to the shop's server, or sends a GET without a body; one deadline also covers the response body. An answer
 * without the `expected` property is not the router's.
 */
export async function askForJson(
  url: string,
  body: object | undefined,
  timeoutMs: number,
  expected: string,
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
    if (response.ok && answer?.[expected]) return answer;
    const { code, detail } = answer ?? {};
    throw new EndpointError(
      // The router's own codes; a code of another release merely has no message of its own.
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
    // A value that is not an object has none of the properties read later.
    return Object(JSON.parse(text)) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
