import type { RandomBytes } from "../domain/reference.js";
import type { Gateway } from "../gateway/gateway.js";
import type { Journal } from "../journal/journal.js";
import type { NewDelivery } from "../journal/webhooks-journal.js";
import type { CaptureDue } from "../domain/capture-due.js";
import type { Operation } from "../domain/operation.js";
import type { InstalmentSettings } from "../domain/instalment-settings.js";
import type { InstalmentChange } from "../domain/instalment-standing.js";
import type { ResolveOrder } from "../domain/order.js";
import type { MandateSigning } from "../domain/mandate-signing.js";
import type { Payment } from "../domain/payment.js";
import type { CustomerWallet, ResolveWallet } from "../domain/resolve-wallet.js";
import type { CseSettings } from "../payment-methods/cse-settings.js";
import type { CreditSettings } from "../domain/credit-settings.js";
import type { FraudListElementTypes } from "../domain/fraud-list-element-types.js";
import type { OrderIdForm } from "../payment-methods/order-id-form.js";
import type { PaymentMethods } from "../payment-methods/registry.js";
import type { Limits } from "../rate-limits/limits.js";
import type { CallbackPool } from "../runtime/callback-pool.js";
import type { Doubts } from "../runtime/doubts.js";
import type { SigningKey } from "../runtime/signed-reference.js";
import type { Timers } from "../runtime/timers.js";
import type { PaymentStep } from "../telemetry/payment-step.js";
import type { ReturnFieldNames } from "./return-field-names.js";

/** What every step of a payment works with: the settings, with their defaults filled in. */
export interface Context {
  readonly gateway: Gateway;
  readonly journal: Journal;
  readonly publicUrl: string;
  readonly signingKeys: readonly SigningKey[];
  readonly resolveOrder: ResolveOrder;
  readonly resultUrl: (payment: Payment) => string;
  readonly mandateUrl: ((signing: MandateSigning) => string) | undefined;
  readonly onResult: (payment: Payment) => Promise<void> | void;
  readonly onChange: (payment: Payment) => Promise<void> | void;
  readonly onCaptureDue: (due: CaptureDue) => Promise<void> | void;
  /** The webhooks of a finished operation: written together with its result. */
  readonly webhooksOf: (operation: Operation) => readonly NewDelivery[];
  readonly onInstalment: (change: InstalmentChange) => Promise<void> | void;
  readonly instalments: Required<InstalmentSettings>;
  /** How long before its expiry the shop is warned of a payment that nobody has validated, in milliseconds. */
  readonly captureWarningMs: number;
  readonly callbacks: CallbackPool;
  /**
   * How long a buyer waiting for the result also waits for the shop's callback, in milliseconds. 0 where nobody waits:
   * then the shop is notified by the next round of notifications.
   */
  readonly callbackWaitMs: number;
  readonly paymentMethods: PaymentMethods;
  readonly cse: CseSettings | undefined;
  readonly resolveWallet: ResolveWallet | undefined;
  readonly customerWallet: CustomerWallet | undefined;
  readonly credits: CreditSettings | undefined;
  readonly fraudListElementTypes: FraudListElementTypes;
  readonly returnFields: ReturnFieldNames;
  readonly orderIdForm: OrderIdForm;
  readonly sessionLifeMs: number;
  readonly limits: Limits;
  readonly log: (step: PaymentStep) => void;
  readonly now: () => number;
  readonly timers: Timers;
  readonly random: RandomBytes;
  /** Attempts that may have been charged, and that this process cannot find at the gateway. */
  readonly attemptDoubts: Doubts;
  /** The same for the merchant's operations, by idempotencyKey. */
  readonly operationDoubts: Doubts;
}
