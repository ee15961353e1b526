import { readFileSync } from "node:fs";
import { googlePayLifeMs } from "../fixtures/google-pay-payload.js";
import type { Routes } from "../http/routes.js";
import type { Gateway } from "../ledger/gateway.js";

/** The path of the stand-in for Google's script, on the hosted fields' origin. */
const path = "/google-pay/pay.js";

/** A stand-in for Google's pay.js, for pages of any shop: its sheet makes payloads for this gateway. */
export function googlePayRoutes({ clock, cseKey }: Pick<Gateway, "clock" | "cseKey">): Routes {
  // Served as it is; the published package includes this source next to its code.
  const script = readFileSync(new URL("google-sheet/pay.js", import.meta.url), "utf8");
  return {
    [`GET ${path}`]: () => {
      const simulatedGateway = {
        spki: cseKey.publicKeyPem.replace(/-----[A-Z ]+-----|\s/g, ""),
        keyId: cseKey.keyId,
        aheadMs: clock.now() - Date.now(),
        lifeMs: googlePayLifeMs,
      };
      return {
        status: 200,
        headers: {
          "content-type": "text/javascript; charset=utf-8",
          "cross-origin-resource-policy": "cross-origin",
          "access-control-allow-origin": "*",
        },
        body: `window.simulatedGateway = ${JSON.stringify(simulatedGateway)};\n${script}`,
      };
    },
  };
}
