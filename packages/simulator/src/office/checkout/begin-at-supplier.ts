import type { SupplierKind, SupplierSession } from "../../ledger/supplier-sessions.js";
import type { WireObject } from "../../ledger/wire.js";
import { text } from "../../ledger/wire-fields.js";
import type { Call } from "../call.js";
import { accept, refuse, type Reply } from "../reply.js";

/** The method-specific data of the visit that a call opens. */
export type Visit = Pick<SupplierSession, "amount" | "currencyCode" | "bankName" | "mandate" | "context"> & {
  readonly kind: SupplierKind;
  readonly subject: string;
};

/** Opens a buyer's visit to an external page; answers what the browser must POST, and where. */
export function beginAtSupplier(call: Call, visit: Visit, more: WireObject = {}): Reply {
  const { gateway, shop, body } = call;
  const redirectionData = gateway.suppliers.begin({
    ...visit,
    merchantId: shop.merchantId,
    merchantName: shop.name,
    merchantReturnUrl: text(body, "merchantReturnUrl") ?? "",
    interfaceVersion: text(body, "interfaceVersion") ?? "",
    keyVersion: text(body, "responseKeyVersion") ?? text(body, "keyVersion") ?? "",
  });
  return accept({
    redirectionUrl: `${gateway.origins.acs}/suppliers/${visit.kind}`,
    redirectionData,
    messageVersion: "0.1",
    ...more,
  });
}

/** Refuses a call whose return could not be sealed, before the buyer leaves. */
export function returnKeyFault({ shop, body }: Call): Reply | undefined {
  const wanted = text(body, "responseKeyVersion");
  return wanted === undefined || shop.keys.has(wanted) ? undefined : refuse("12", "responseKeyVersion");
}
