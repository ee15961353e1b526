export { SipsCardForm } from "./elements/card-form/sips-card-form.js";
export type { CardFormState } from "./fields/card-form-state.js";
export { SipsCardNumber } from "./fields/card-number/sips-card-number.js";
export { SipsCardExpiry } from "./fields/card-expiry/sips-card-expiry.js";
export { SipsCardCsc } from "./fields/card-csc/sips-card-csc.js";
export { SipsCardHolder } from "./fields/card-holder/sips-card-holder.js";
export { SipsBrandChoice } from "./fields/brand-choice/sips-brand-choice.js";
export { SipsHostedField } from "./fields/hosted-field/sips-hosted-field.js";
export { SipsSavedCards } from "./elements/saved-cards/sips-saved-cards.js";
export { SipsAddCard } from "./elements/add-card/sips-add-card.js";
export { RedirectPayment } from "./elements/redirect-payment/redirect-payment.js";
export { SipsPaypal } from "./elements/paypal/sips-paypal.js";
export { SipsIdeal } from "./elements/ideal/sips-ideal.js";
export { SipsMandateForm } from "./elements/mandate-form/sips-mandate-form.js";
export { SipsElvForm } from "./elements/elv-form/sips-elv-form.js";
export { SipsBancontactMobile } from "./elements/bancontact-mobile/sips-bancontact-mobile.js";
export { SipsSofort } from "./elements/sofort/sips-sofort.js";
export { SipsIssuerWallet } from "./elements/issuer-wallet/sips-issuer-wallet.js";
export { SipsGooglePay } from "./elements/google-pay/sips-google-pay.js";
export { SipsInstalments } from "./elements/instalments/sips-instalments.js";
export type { SipsChallenge } from "./payment-flow/challenge/sips-challenge.js";

export { CardChangeEvent } from "./events/card-change-event.js";
export type { CardFieldState } from "./events/card-change-event.js";
export { InstalmentsChangeEvent } from "./events/instalments-change-event.js";
export type { InstalmentsChange } from "./events/instalments-change-event.js";
export { PaymentErrorEvent } from "./events/payment-error-event.js";
export type { PaymentFault, PaymentFaultCode } from "./events/payment-error-event.js";
export { PaymentNextEvent } from "./events/payment-next-event.js";
export { SipsReadyEvent } from "./events/sips-ready-event.js";

export { SipsKitError } from "@sips-kit/cse/sips-kit-error";
export { EndpointError } from "./endpoint/endpoint-error.js";
export type { EndpointErrorCode } from "./endpoint/endpoint-error.js";
export { CardSavedEvent } from "./events/card-saved-event.js";
export type {
  AbandonReason,
  AttemptState,
  Bank,
  CardMode,
  GooglePayForPage,
  MandatesForPage,
  PaymentNext,
  PaymentSession,
  ProblemCode,
  SavedCard,
  SavedMandate,
} from "@sips-kit/protocol/checkout";
export { HostedFieldsError } from "./card-source/hosted-fields-error.js";
export type { HostedFieldsErrorCode } from "./card-source/hosted-fields-error.js";
export { GooglePayError } from "./google-pay/google-pay-error.js";
export type { GooglePayErrorCode } from "./google-pay/google-pay-error.js";
export { gatewayHosts } from "./card-source/load-script.js";
export { directNames } from "./card-source/direct-names.js";
export { sipsNames } from "./card-source/sdpx-names.js";
export type { SdpxNames, SdpxNamesOverride } from "./card-source/sdpx-names.js";

export { registerLocale } from "./locales/load-locale.js";
export type { Locale } from "./locales/locale.js";
export type { CardFieldName, FieldProblem } from "./locales/field-problem.js";
// For pages of a back office, whose own form takes a card: orders by phone.
export { encryptCard, type CseKey } from "@sips-kit/cse";
