export {
  SipsKitError,
  codes,
  meaningOf,
  type AbandonReason,
  type AttemptState,
  type BuyerMessage,
  type CseForPage,
  type CsePublicKey,
  type GooglePayForPage,
  type InstalmentPlanForPage,
  type MandatesForPage,
  type PaymentMode,
  type PaymentNext as Next,
  type PaymentSession,
  type Problem,
  type SavedCard,
  type SavedMandate,
  type WalletForPage,
} from "@sips-kit/protocol";
export { createGateway, type ExchangeLog, type GatewaySettings } from "./gateway/create-gateway.js";
export type { CallOptions, Gateway, Outcome, ShopSettings } from "./gateway/gateway.js";
export type { GatewayLoad } from "./gateway/connection-queue.js";
export { environments, type EnvironmentName } from "./gateway/environments.js";
export type { Stage } from "./gateway/gateway-address.js";
export type { InterfaceVersions, ServiceName } from "./gateway/interface-versions.js";
export type { RequestChecks } from "./gateway/request-checks.js";
export { defaultUncertainCodes, type UncertainCodes } from "./gateway/uncertain-codes.js";
export type { UnsealedAnswers } from "./gateway/unsealed-answers.js";
export {
  GatewayConfigurationError,
  GatewayError,
  GatewayRequestError,
  type GatewayConfigurationErrorCode,
  type GatewayErrorCode,
} from "./gateway/errors.js";
export type { SealedReturn } from "./gateway/open-return.js";
export type { SecretKey } from "./gateway/key-ring.js";
export type { PostLimits, Posted, Transport } from "./gateway/transport.js";
export type { RetrySettings } from "./gateway/retry.js";
export type { CircuitSettings } from "./gateway/circuit-breaker.js";
export { holdsCardData, idHoldsCardData } from "./gateway/card-data.js";
export { maskCardNumbers, redact } from "./gateway/redact.js";
export { createPayments } from "./payments/create-payments.js";
export type { Payments, Redirect, ToConfirm } from "./payments/payments.js";
export type { PaymentsSettings } from "./payments/settings.js";
export type { CallbackSettings } from "./runtime/callback-pool.js";
export type { CloseOptions, LeftOver } from "./payments/close.js";
export type { Readiness } from "./payments/readiness.js";
export type { Timers } from "./runtime/timers.js";
export { toAll, type PaymentStep } from "./telemetry/payment-step.js";
export { prometheusMetrics, type PrometheusClient } from "./telemetry/prometheus-metrics.js";
export { openTelemetrySpans, type SpanTracer } from "./telemetry/open-telemetry-spans.js";
export { createReference, type RandomBytes } from "./domain/reference.js";
export type { Payment } from "./domain/payment.js";
export { chargedMinor } from "./domain/charged-minor.js";
export type { Overpaid } from "./domain/payment-to-keep.js";
export type { Buyer } from "./domain/buyer.js";
export type { BuyerRequest } from "./domain/buyer-request.js";
export type { Order, OrderDetails, OrderQuestion, ResolveOrder } from "./domain/order.js";
export type { SubmitInput } from "./checkout/submit.js";
export type { BrandsInput } from "./checkout/brands.js";
export { card, type CardInput } from "./payment-methods/card.js";
export { savedCard, type SavedCardInput } from "./payment-methods/saved-card.js";
export { accepted, refused, unanswered } from "./payment-methods/outcomes.js";
export { paypal, type PaypalSettings } from "./payment-methods/paypal.js";
export { ideal, type IdealSettings } from "./payment-methods/ideal.js";
export { sofort, type SofortSettings } from "./payment-methods/sofort.js";
export { bancontactMobile, type BancontactMobileSettings } from "./payment-methods/bancontact-mobile.js";
export { issuerWallet, type IssuerWalletSettings } from "./payment-methods/issuer-wallet.js";
export { sepaDirectDebit, type SepaDirectDebitSettings } from "./payment-methods/sepa-direct-debit.js";
export { elv, type ElvInput } from "./payment-methods/elv.js";
export {
  googlePay,
  type GooglePayCard,
  type GooglePayInput,
  type GooglePaySettings,
} from "./payment-methods/google-pay.js";
export type { DebitSettings } from "./payment-methods/debit-order.js";
export type { MandateInput } from "./payment-methods/mandate-input.js";
export type { CardSettings, ThreeDSecureSettings } from "./payment-methods/three-d-secure.js";
export type {
  AuthenticatedElsewhereSettings,
  AuthenticationData,
} from "./payment-methods/authenticated-elsewhere.js";
export type { OutsideAuthentication } from "./domain/outside-authentication.js";
export type {
  ChargeAnswer,
  Charging,
  Confirmation,
  Follow,
  GatewayCall,
  Instrument,
  MethodContext,
  PageNeeds,
  PaymentMethod,
  Preparing,
  QueryAnswer,
  Refusal,
  Returned,
  ReturnUrls,
  Shown,
  StartAnswer,
  Starting,
  Step,
} from "./payment-methods/payment-method.js";
export type { Mandates } from "./mandates/mandates.js";
export type { Mandate } from "./mandates/mandate.js";
export type { SigningDetails } from "./mandates/sign-mandate.js";
export type { MandateSigning } from "./domain/mandate-signing.js";
export type { SaveMandateInput } from "./mandates/save-mandate.js";
export type { SavedCards } from "./wallet/saved-cards.js";
export type { NewCardBrandsInput } from "./wallet/new-card-brands.js";
export type { SaveCardInput } from "./wallet/save-card.js";
export type { ResolveWallet } from "./domain/resolve-wallet.js";
export type { ReturnedFields } from "./checkout/read-return.js";
export type { Reconciled } from "./payments/reconcile-all.js";
export { acsForm, supplierForm, type PostForm } from "./payment-methods/post-form.js";
export { defaultLimits, type LimitRule } from "./rate-limits/limit-rules.js";
export type { LimitName } from "./domain/limit-name.js";
export type { LimitPassed, LimitSettings } from "./rate-limits/limit-settings.js";
export type { Hold } from "./rate-limits/count.js";
export { reportToFraudList } from "./rate-limits/report-to-fraud-list.js";
export type { OrderIdForm } from "./payment-methods/order-id-form.js";
export type {
  RedirectForm,
  RedirectFormFields,
  RedirectFormValue,
} from "./payment-methods/redirect-form-fields.js";
export type { ReturnFieldNames } from "./context/return-field-names.js";
export type { SigningKey } from "./runtime/signed-reference.js";
export {
  readCseKey,
  CseKeyError,
  type CseKeyErrorCode,
  type CseSettings,
} from "./payment-methods/cse-settings.js";
export {
  PaymentError,
  PaymentsConfigurationError,
  type PaymentErrorCode,
  type PaymentsConfigurationErrorCode,
} from "./domain/errors.js";
export type { AgeOptions, Journal, JournalEvent, Restored } from "./journal/journal.js";
export type { JournalClock } from "./journal/journal-clock.js";
export { JournalError, type JournalErrorCode } from "./journal/journal-error.js";
export { openJournal, openPostgresJournal, openSqliteJournal } from "./journal/open-journal.js";
export type { PostgresJournalSettings } from "./journal/postgres/connection-settings.js";
export type {
  CountedDays,
  DayCount,
  FoundPayments,
  OperationPeriod,
  PaymentFilter,
  PaymentSearch,
} from "./search/payment-search.js";
export { sipsRouter, type RouterSettings } from "./http/sips-router.js";
export type { PageLanguage, PageSettings } from "./http/page-settings.js";
export { httpStatusOf } from "./http/http-status.js";
export type { CaptureDue } from "./domain/capture-due.js";
export type { Instalment, InstalmentPlan, ListedInstalments } from "./domain/instalment-plan.js";
export type { InstalmentSettings } from "./domain/instalment-settings.js";
export type {
  InstalmentChange,
  InstalmentSchedule,
  InstalmentStanding,
} from "./domain/instalment-standing.js";
export type { CancelInstalmentsRequest } from "./operations/instalment-schedule.js";
export type { SavedMean } from "./domain/saved-mean.js";
export type { MotoChannel, MotoRequest } from "./operations/order-by-phone.js";
export type { ChargeRequest, TokenisedCard } from "./operations/charge-saved-mean.js";
export type { Operations } from "./operations/operations.js";
export type { Attribution } from "./domain/attribution.js";
export type {
  CardOfOperation,
  PaidWith,
  PaymentToValidate,
  Operation,
  OperationKind,
  OperationState,
  SignatureOfOperation,
  Snapshot,
} from "./domain/operation.js";
export type { DuplicateRequest, OperationRequest } from "./operations/operation-calls.js";
export type { CreditDecision, CreditRequest, WalletCreditRequest } from "./operations/credit.js";
export type { CreditSettings } from "./domain/credit-settings.js";
export { merchantRouter, type MerchantRouterSettings } from "./http/merchant-router.js";
export type { Action, ActionKind, ActionState } from "./domain/action.js";
export type { FraudDesk } from "./fraud/fraud-desk.js";
export type { FraudListElementTypes } from "./domain/fraud-list-element-types.js";
export type {
  FraudListElement,
  FraudListLevel,
  FraudListReasonCode,
  FraudListRequest,
  FraudListType,
} from "./fraud/fraud-list-request.js";
export type { BlockBuyerRequest, BuyerList } from "./fraud/block-buyer.js";
export type { FraudReport, RuleResult } from "./fraud/explain-fraud-data.js";
export type { Velocity, VelocityElement, VelocityQuery } from "./fraud/read-velocity.js";
export type { DeleteMeanRequest, RenameMeanRequest, Wallets, WalletView } from "./wallet/wallets.js";
export type { MeanRequest } from "./wallet/wallet-actions.js";
export type { StoredWallet, WalletMean } from "./payment-methods/read-wallet.js";
export type { CustomerWallet } from "./domain/resolve-wallet.js";
export type { MerchantAction, MerchantSubject } from "./http/merchant/merchant-action.js";
export type { DeliverySearch, Webhooks } from "./webhooks/webhooks.js";
export type { WebhookEndpoint, WebhookSettings } from "./webhooks/webhook-settings.js";
export type { PostedWebhook, WebhookRequest, WebhookTransport } from "./webhooks/webhook-transport.js";
export type { DeliveryState, WebhookDelivery, WebhookType } from "./domain/webhook.js";
export {
  readWebhook,
  signWebhook,
  webhookSignatureHeader,
  type ReceivedWebhook,
  type WebhookEvent,
} from "./webhooks/webhook-signature.js";
