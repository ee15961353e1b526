export { isSealValid, seal, sealText, type SealAlgorithm } from "./seal.js";
export { isDataSealValid, readSealedData } from "./sealed-data.js";
export { checkRequest, envelope } from "./check.js";
export { faultResponseCode, type FaultRule } from "./fault-response-code.js";
export type { FieldFault } from "./field-fault.js";
export { readAnswer, isResultCode, resultCode } from "./answer.js";
export { presentFields } from "./present-fields.js";
export { methods, type AnswerOf, type MethodName, type RequestOf } from "./methods/index.js";
export {
  requestFields,
  type Effect,
  type MethodDefinition,
  type RequestTable,
  type ResultField,
  type Rule,
} from "./method.js";
export type { CodeOf, Container, Field, FieldTable, ValueOf, ValuesOf } from "./field.js";
export { isOfCalendar } from "./date-forms.js";
export { ruleMeanings } from "./field-rules.js";
export { containers } from "./containers/index.js";
export { acquirerToResponseCode, codes } from "./codes/index.js";
export type { CodeList, CodeMeaning, Sentence } from "./code-list.js";
export { buyerMessageOf, meaningOf, type Language } from "./meaning.js";
export type {
  AbandonReason,
  AttemptState,
  Bank,
  BuyerMessage,
  CardMode,
  CseForPage,
  CsePublicKey,
  GooglePayForPage,
  InstalmentPlanForPage,
  MandatesForPage,
  PaymentMode,
  PaymentNext,
  PaymentSession,
  Problem,
  ProblemCode,
  SavedCard,
  SavedMandate,
  SessionRequest,
  WalletForPage,
} from "./checkout.js";
export { SipsKitError } from "./sips-kit-error.js";
export type { JsonObject, JsonValue } from "./json.js";
