import type { ProblemCode } from "@sips-kit/protocol/checkout";
import { EndpointError } from "./endpoint-error.js";

/** Posts JSON to the shop's server, or asks it with a GET without a body; one deadline covers the answer's body as well. */
export async function askForJson(
  url: string,
  body: object | undefined,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<Record<string, unknown>> {
  const deadline = new AbortController();
  const abort = () => deadline.abort();
  signal?.addEventListener("abort", abort);
  const timer = setTimeout(abort, timeoutMs);
  try {
    const response = await fetch(url, {
      method: body ? "POST" : "GET",
      headers: { "content-type": "application/json", accept: "application/json" },
      ...(body && { body: JSON.stringify(body) }),
      signal: deadline.signal,
    });
    const answer = objectOf(await response.text());
    if (response.ok && answer) return answer;
    const { code, detail, url: elsewhere } = answer ?? {};
    throw new EndpointError(
      // The router's own codes; one of another release only has no words of its own.
      typeof code === "string" ? (code as ProblemCode) : "ELEMENTS_ENDPOINT_ANSWER",
      `${url} answered ${response.status}. ${typeof detail === "string" ? detail : ""}`,
      typeof elsewhere === "string" ? elsewhere : undefined,
      answer,
    );
  } catch (error) {
    if (error instanceof EndpointError) throw error;
    signal?.throwIfAborted();
    const late = deadline.signal.aborted;
    throw new EndpointError(
      late ? "ELEMENTS_ENDPOINT_TIMEOUT" : "ELEMENTS_ENDPOINT_UNREACHABLE",
      `No answer from ${url}.`,
    );
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  }
}

function objectOf(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    // JSON.parse makes nothing but JSON values.
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
