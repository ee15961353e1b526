import type { SupplierKind, SupplierSession } from "../../ledger/supplier-sessions.js";
import type { WireObject } from "../../ledger/wire.js";
import { text, type Call } from "../call.js";
import { accept, refuse, type Reply } from "../reply.js";

/** What a call says of the visit that it opens, beyond what every such call says. */
export type Visit = Pick<SupplierSession, "amount" | "currencyCode" | "bankName" | "mandate" | "context"> & {
  readonly kind: SupplierKind;
  readonly subject: string;
};

/** Opens a buyer's visit to an outside page; answers where the browser must POST what. */
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

/** A return that nobody could seal is refused before the buyer leaves. */
export function returnKeyFault({ shop, body }: Call): Reply | undefined {
  const wanted = text(body, "responseKeyVersion");
  return wanted === undefined || shop.keys.has(wanted) ? undefined : refuse("12", "responseKeyVersion");
}
