import { checkFunctionSettings } from "../domain/check-function-settings.js";
import { anObject, milliseconds } from "../runtime/check-settings.js";
import type { RequestOf } from "@sips-kit/protocol";
import * as v from "valibot";
import { detailsFor, orderFields } from "./order-fields.js";
import type { PaymentMethod } from "./payment-method.js";
import { afterInitialize, paidAwaySteps, type SupplierProof, type SupplierState } from "./supplier.js";

type BancontactData = NonNullable<
  NonNullable<RequestOf<"paymentProviderInitialize">["paymentMeanData"]>["bcmcMobile"]
>;

/** Settings of Bancontact Mobile. */
export interface BancontactMobileSettings {
  /**
   * Fields of `paymentMeanData.bcmcMobile`: where the app sends the phone's browser afterwards. Default: both are the
   * return URL of the payment, which leads to its result. See docs/open-questions.md.
   */
  readonly data?: BancontactData;
  /**
   * As for iDEAL, in milliseconds: before the payment counts as not made, paymentProviderFinalize is asked once, for a
   * gateway that learns of a payment in the app only then. Default: 2 hours. See docs/open-questions.md.
   */
  readonly unpaidAfterMs?: number;
}

/** As for other suppliers; with the address that opens the app, if there is one. */
type BancontactState = SupplierState & { readonly outerRedirectionUrl?: string };

/**
 * Bancontact Mobile: the buyer pays in an app, which a QR code opens on another phone and a link on this one. They need
 * not come back, so money moves at the redirect. Source: `outerRedirectionUrl` and `bcmcMobile` in a client of the
 * gateway; brand BCMCMOBILE.
 */
export function bancontactMobile(
  settings: BancontactMobileSettings = {},
): PaymentMethod<object, BancontactState, SupplierProof> {
  checkFunctionSettings("bancontactMobile", settings, { data: anObject, unpaidAfterMs: milliseconds });
  const { data, unpaidAfterMs } = settings;
  return {
    ...paidAwaySteps({ finalizeCall: "paymentProviderFinalize", supplier: "Bancontact", unpaidAfterMs }),
    id: "bancontact-mobile",
    input: () => v.strictObject({}),

    async start({ call }, payment) {
      const { merchantReturnUrl } = payment;
      const outcome = await call("paymentProviderInitialize", {
        ...detailsFor("paymentProviderInitialize", payment.order.details),
        ...orderFields(payment),
        paymentMeanBrand: "BCMCMOBILE",
        paymentMeanData: {
          bcmcMobile: data ?? {
            completionRedirectUrl: merchantReturnUrl,
            defaultRedirectUrl: merchantReturnUrl,
          },
        },
      });
      const step = afterInitialize("paymentProviderInitialize", outcome);
      if (step.kind !== "redirect" || outcome.kind !== "accepted") return step;
      const { outerRedirectionUrl } = outcome.answer;
      return { ...step, state: { ...step.state, ...(outerRedirectionUrl && { outerRedirectionUrl }) } };
    },

    appLink: ({ outerRedirectionUrl }) => outerRedirectionUrl,
    proofWithoutReturn: ({ redirectionData, messageVersion }) => ({ redirectionData, messageVersion }),
  };
}
