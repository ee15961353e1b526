import { PaymentsConfigurationError } from "../domain/errors.js";
import type { PaymentsSettings } from "./settings.js";

/** Every setting; TypeScript refuses a list that lacks one. */
const known: { readonly [name in keyof Required<PaymentsSettings>]: true } = {
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
  const name = Object.keys(settings).find((one) => !Object.hasOwn(known, one));
  if (name === undefined) return;
  throw new PaymentsConfigurationError(name, `nothing: settings are ${Object.keys(known).join(", ")}`);
}
