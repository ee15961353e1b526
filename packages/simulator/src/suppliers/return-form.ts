import { shops } from "../fixtures/shops.js";
import type { SupplierSession } from "../ledger/supplier-sessions.js";
import { sealOfText } from "../office/seal.js";
import { parisDay } from "../world/paris-time.js";
import type { Readings } from "../world/readings.js";

/** The form that is posted to the shop's merchantReturnUrl. */
export interface ReturnForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** The form that brings the buyer back to the shop. */
export function returnForm(
  session: SupplierSession,
  back: string,
  { shape, now }: { readonly shape: Readings["supplierReturn"]; readonly now: number },
): ReturnForm {
  const fields = returnFields(session, back, now);
  return {
    url: session.merchantReturnUrl,
    fields: shape === "fields" ? fields : sealed(fields, session),
  };
}

/** No source shows the return fields of a mandate or an issuer wallet: as for a provider, with its own id. */
function returnFields(session: SupplierSession, back: string, now: number): Record<string, string> {
  const { kind, merchantId, subject, verdict } = session;
  const always = { merchantId, messageVersion: "0.1", redirectionData: back };
  switch (kind) {
    case "mandate":
      return { ...always, mandateId: subject };
    case "ideal":
    case "sofort":
      return {
        ...always,
        amount: String(session.amount),
        // The buyer's bank's result; the shop must still call finalize.
        responseCode: verdict === "confirm" ? "00" : verdict === "cancel" ? "17" : "05",
        transactionDate: parisDay(now),
        transactionId: subject,
        transactionReference: subject,
      };
    default:
      return { ...always, transactionReference: subject };
  }
}

function sealed(fields: Readonly<Record<string, string>>, session: SupplierSession): Record<string, string> {
  const { merchantId, keyVersion, interfaceVersion = "" } = session;
  const text = Object.entries({ ...fields, keyVersion })
    .map(([name, value]) => `${name}=${value}`)
    .join("|");
  const data = Buffer.from(text).toString("base64");
  const key = shops.get(merchantId)?.keys.get(keyVersion) ?? "";
  return {
    Data: data,
    Encode: "base64",
    InterfaceVersion: interfaceVersion,
    Seal: sealOfText(data, key, "SHA-256"),
  };
}
