export { SipsCardForm } from "./card-form/sips-card-form.js";
export type { CardFormState } from "./field/card-form-state.js";
export { SipsCardNumber } from "./card-number/sips-card-number.js";
export { SipsCardExpiry } from "./card-expiry/sips-card-expiry.js";
export { SipsCardCsc } from "./card-csc/sips-card-csc.js";
export { SipsCardHolder } from "./card-holder/sips-card-holder.js";
export { SipsBrandChoice } from "./brand-choice/sips-brand-choice.js";
export { SipsHostedField } from "./hosted-field/sips-hosted-field.js";
export { SipsSavedCards } from "./saved-cards/sips-saved-cards.js";
export { SipsAddCard } from "./saved-cards/sips-add-card.js";
export type { SipsChallenge } from "./challenge/sips-challenge.js";

export { CardChangeEvent } from "./events/card-change-event.js";
export type { CardFieldState } from "./events/card-change-event.js";
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
  CardMode,
  PaymentNext,
  ProblemCode,
  SavedCard,
} from "@sips-kit/protocol/checkout";
export { HostedFieldsError } from "./source/hosted-fields-error.js";
export type { HostedFieldsErrorCode } from "./source/hosted-fields-error.js";
export { gatewayHosts } from "./source/load-script.js";
export { directNames } from "./source/direct-names.js";
export { sipsNames } from "./source/sdpx-names.js";
export type { SdpxNames, SdpxNamesOverride } from "./source/sdpx-names.js";

export { registerLocale } from "./locales/load-locale.js";
export type { Locale } from "./locales/locale.js";
export type { CardFieldName, FieldProblem } from "./locales/field-problem.js";
