import { checkFunctionSettings } from "../domain/check-function-settings.js";
import { aFunction, trueOrFalse, type Shapes } from "../runtime/check-settings.js";
import type { PaymentsSettings } from "./settings.js";

const shapes: Shapes<PaymentsSettings> = {
  gateway: true,
  journal: true,
  publicUrl: true,
  signingKeys: true,
  resolveOrder: true,
  resultUrl: true,
  mandateUrl: true,
  onResult: true,
  onChange: true,
  onCaptureDue: true,
  captureWarningMs: true,
  onInstalment: true,
  instalments: true,
  callbacks: true,
  paymentMethods: true,
  cse: true,
  resolveWallet: true,
  webhooks: true,
  credits: true,
  customerWallet: true,
  fraudListElementTypes: true,
  limits: true,
  live: trueOrFalse,
  returnFields: true,
  orderIdForm: true,
  sessionLifeMs: true,
  log: true,
  now: aFunction,
  timers: true,
  random: aFunction,
};

/**
 * A misspelled setting would be ignored without a word, and `onchange` never called.
 *
 * @throws PaymentsConfigurationError naming a setting that does not exist
 */
export function requireKnownNames(settings: PaymentsSettings): void {
  checkFunctionSettings("createPayments", settings, shapes);
}
