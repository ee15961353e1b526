import type { JsonObject, MethodName } from "@sips-kit/protocol";
import { GatewayError } from "./errors.js";

// The two refusals that the gateway documents as unsigned: it has no key to sign with. Source: Sherlock's guide.
const unknownShop = "03";
const unknownKeyVersion = "34";

/**
 * The error for a response without a seal: anybody may have written it, so it never counts. Two refusals the gateway
 * cannot seal, those to an unknown shop or key version; they are reported as configuration errors.
 */
export function unsealedError(name: MethodName, request: JsonObject, code: string | undefined): GatewayError {
  // The value is untrusted: it is repeated only if it looks like a code.
  const says = /^\w{2}$/.test(code ?? "") ? ` and says ${code}` : "";
  if (code === unknownShop || code === unknownKeyVersion) {
    return new GatewayError(
      "GATEWAY_SHOP_UNKNOWN",
      `The gateway does not seal its response to ${name}${says}: it does not know merchantId ${settingOf(request, "merchantId")} ` +
        `or its keyVersion ${settingOf(request, "keyVersion")}. Check both, and that the address is that of the right platform.`,
    );
  }
  return new GatewayError(
    "GATEWAY_SEAL_MISSING",
    `The response to ${name} has no seal${says}; check the address of the gateway.`,
  );
}

function settingOf(request: JsonObject, name: "merchantId" | "keyVersion"): string {
  return String(request[name]);
}
