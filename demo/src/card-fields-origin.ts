import type { Gateway } from "@sips-kit/server";

/**
 * Finds the origin of the gateway's card fields, for the page's CSP. The production host is not published, so the
 * gateway is asked once an hour; the address is taken only from a sealed answer.
 */
export function learnCardFieldsOrigin(
  gateway: Gateway,
  now: () => number = Date.now,
): () => Promise<string | undefined> {
  let known: { readonly origin: string; readonly until: number } | undefined;
  return async () => {
    if (known && known.until > now()) return known.origin;
    const outcome = await gateway.hostedFieldsInitialize({}, { deadlineMs: 5_000 });
    const sdkUrl = outcome.kind === "accepted" ? outcome.answer.sdkUrl : undefined;
    if (sdkUrl && URL.canParse(sdkUrl)) {
      known = { origin: new URL(sdkUrl).origin, until: now() + 3_600_000 };
    }
    return known?.origin;
  };
}
