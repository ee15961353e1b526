import type { SupplierKind } from "../../ledger/supplier-sessions.js";
import type { OtherMean } from "../../ledger/transaction.js";
import { container, pick, text } from "../../ledger/wire-fields.js";
import type { WireObject } from "../../ledger/wire.js";
import type { Call } from "../call.js";
import { chosenCodes, refusal, refuse, type Reply } from "../reply.js";
import { beginAtSupplier, returnKeyFault } from "./begin-at-supplier.js";
import { openPayment } from "./open-payment.js";
import { supplierMeans } from "./supplier-means.js";

/** The providers that the simulator has a page for. */
const providers: Readonly<Record<string, { readonly kind: SupplierKind; readonly means: OtherMean }>> = {
  PAYPAL: { kind: "paypal", means: { type: "WALLET", fields: {} } },
  PAYLIB: {
    kind: "paylib",
    means: { type: "WALLET", fields: { panEntryMode: "WALLET", walletType: "PAYLIB" } },
  },
  BCMCMOBILE: {
    kind: "bancontact",
    means: { type: "PROVIDER", fields: { panEntryMode: "WALLET", walletType: "BCMCMOBILE" } },
  },
};

/** Opens a payment at a provider and says where the buyer's browser must go. */
export function paymentProviderInitialize(call: Call): Reply {
  const { gateway, shop, body } = call;
  const brand = text(body, "paymentMeanBrand") ?? "";
  const provider = Object.hasOwn(providers, brand) ? providers[brand] : undefined;
  if (!provider) return refuse(chosenCodes.unservedBrand, "paymentMeanBrand");
  const paypal = container(container(body, "paymentMeanData"), "paypal");
  const invoiceId = text(paypal, "invoiceId");
  if (brand === "PAYPAL" && invoiceId === undefined) {
    return refuse("12", "paymentMeanData.paypal.invoiceId");
  }
  const fault = returnKeyFault(call);
  if (fault) return fault;

  const opened = openPayment(call, "AUTHENTICATING", () =>
    // Checked last, so that a refused call does not use up its invoice id.
    brand === "PAYPAL" && !gateway.usedInvoices.use(shop.merchantId, invoiceId ?? "")
      ? refusal(chosenCodes.usedInvoice, "paymentMeanData.paypal.invoiceId")
      : supplierMeans(call, brand, provider.means, {
          mayBeDuplicated: brand === "PAYPAL" && text(paypal, "dupFlag") === "true",
        }),
  );
  if ("refusal" in opened) return opened.refusal;
  const { transactionReference, originAmount: amount, currencyCode } = opened.transaction;
  const session = gateway.random.digits(12, "provider session", shop.merchantId, transactionReference);
  return beginAtSupplier(
    call,
    {
      kind: provider.kind,
      subject: transactionReference,
      amount,
      currencyCode,
      context: contextOf(call, brand, session),
    },
    {
      paymentProviderSessionId: session,
      ...(brand === "PAYPAL" ? { acquirerNativeResponseCode: "Success" } : {}),
      ...(brand === "BCMCMOBILE" ? { outerRedirectionUrl: appLink(call, session) } : {}),
    },
  );
}

/** What the provider's page, and the calls after it, need of the request. */
function contextOf({ body }: Call, brand: string, session: string): WireObject {
  const data = container(body, "paymentMeanData");
  return {
    ...pick(body, ["deliveryAddress", "deliveryContact", "customerContact"]),
    ...pick(container(data, "paypal"), ["addrOverride"]),
    ...pick(container(data, "bcmcMobile"), ["completionRedirectUrl"]),
    ...(brand === "BCMCMOBILE" ? { appSession: session } : {}),
  };
}

function appLink({ gateway }: Call, session: string): string {
  return gateway.readings.current().appLinks === "app"
    ? `bancontact-simulated://pay/${session}`
    : `${gateway.origins.acs}/suppliers/bancontact/app?session=${session}`;
}
