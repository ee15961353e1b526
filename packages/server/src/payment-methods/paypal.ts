import { checkFunctionSettings } from "../domain/check-function-settings.js";
import { anObject, trueOrFalse } from "../runtime/check-settings.js";
import type { RequestOf } from "@sips-kit/protocol";
import * as v from "valibot";
import { detailsFor, orderFields } from "./order-fields.js";
import type { Confirmation, PaymentMethod, Shown } from "./payment-method.js";
import {
  afterInitialize,
  finalizeRequest,
  isForeignReturn,
  readSupplierReturn,
  supplierRedirectForm,
  type SupplierProof,
  type SupplierState,
} from "./supplier.js";

type PaypalData = NonNullable<
  NonNullable<RequestOf<"paymentProviderInitialize">["paymentMeanData"]>["paypal"]
>;

/** Settings of PayPal. */
export interface PaypalSettings {
  /**
   * Whether buyers who come back from PayPal see payer and delivery address, and confirm. Default: true. False: the
   * payment is charged as soon as they are back.
   */
  readonly confirm?: boolean;
  /** Fields of `paymentMeanData.paypal` besides `invoiceId`, such as `landingPage` or `dupFlag`. */
  readonly data?: Omit<PaypalData, "invoiceId">;
}

/**
 * PayPal: the buyer agrees there, comes back, sees what they are about to pay, and confirms; money moves at
 * paymentProviderFinalize, not before. The shop's PayPal account must grant permissions to the bank's API account.
 * Source: Sips Office guide, PayPal.
 */
export function paypal(settings: PaypalSettings = {}): PaymentMethod<object, SupplierState, SupplierProof> {
  checkFunctionSettings("paypal", settings, { confirm: trueOrFalse, data: anObject });
  return {
    id: "paypal",
    fundsMoveAt: "charge",
    chargeCall: "paymentProviderFinalize",
    supplier: "PayPal",
    input: () => v.strictObject({}),

    async start({ call }, payment) {
      const outcome = await call("paymentProviderInitialize", {
        ...detailsFor("paymentProviderInitialize", payment.order.details),
        ...orderFields(payment),
        paymentMeanBrand: "PAYPAL",
        // PayPal accepts each invoice id once, and a reference is never reused.
        paymentMeanData: { paypal: { ...settings.data, invoiceId: payment.reference } },
      });
      return afterInitialize("paymentProviderInitialize", outcome);
    },

    redirectForm: supplierRedirectForm,
    readReturn: readSupplierReturn,

    ...(settings.confirm !== false && {
      async confirm({ call }, { reference }, proof): Promise<Confirmation> {
        const outcome = await call("paymentProviderGetContext", {
          transactionReference: reference,
          ...proof,
        });
        return outcome.kind === "accepted"
          ? { kind: "ask-buyer", shown: shownOf(outcome.answer) }
          : { kind: "ended", call: "paymentProviderGetContext", outcome };
      },
    }),

    charge: ({ call }, payment, proof) => call("paymentProviderFinalize", finalizeRequest(payment, proof)),

    interpretRefusal: (refusal) => (isForeignReturn(refusal) ? "not-the-return" : "refused"),
  };
}

/** Payer and delivery address, as PayPal knows them. */
function shownOf({
  customerContact = {},
  deliveryAddress = {},
}: {
  readonly customerContact?: { readonly [name: string]: unknown };
  readonly deliveryAddress?: { readonly [name: string]: unknown };
}): Shown {
  const line = (container: { readonly [name: string]: unknown }, ...names: readonly string[]) =>
    names.flatMap((name) => (typeof container[name] === "string" ? [container[name]] : [])).join(" ");
  const lines = [
    line(deliveryAddress, "streetNumber", "street"),
    line(deliveryAddress, "addressAdditional1"),
    line(deliveryAddress, "zipCode", "city"),
  ].filter((text) => text !== "");
  return {
    name: line(customerContact, "firstname", "lastname") || undefined,
    email: line(customerContact, "email") || undefined,
    ...(lines.length > 0 && { deliveryAddress: lines }),
    deliveryCountry: line(deliveryAddress, "country") || undefined,
  };
}
