import { sdkPath } from "../../hosted-fields/browser-files.js";
import type { Call } from "../call.js";
import { accept, type Reply } from "../reply.js";

/** Opens a session of the hosted fields and says where their script is. */
export function hostedFieldsInitialize({ gateway, shop, body }: Call): Reply {
  const { merchantId } = shop;
  const wanted = body["paymentMeanBrandList"];
  const brands = Array.isArray(wanted) ? wanted.map(String) : undefined;
  return accept({
    merchantSessionToken: gateway.hostedSessions.create({ merchantId, ...(brands ? { brands } : {}) }),
    sdkUrl: gateway.origins.fields + sdkPath,
  });
}
