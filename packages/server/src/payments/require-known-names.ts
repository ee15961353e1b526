import { PaymentsConfigurationError } from "../domain/errors.js";
import { refuseUnknownName, type KnownNames } from "../runtime/unknown-name.js";
import type { PaymentsSettings } from "./settings.js";

const known: KnownNames<PaymentsSettings> = {
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
  live: true,
  returnFields: true,
  orderIdForm: true,
  sessionLifeMs: true,
  log: true,
  now: true,
  timers: true,
  random: true,
};

/**
 * A misspelled setting would be ignored without a word, and `onchange` never called.
 *
 * @throws PaymentsConfigurationError naming a setting that does not exist
 */
export function requireKnownNames(settings: PaymentsSettings): void {
  refuseUnknownName(settings, known, (name, shouldHold) => new PaymentsConfigurationError(name, shouldHold));
}
