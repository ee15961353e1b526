import type { VendorEncrypt } from "@sips-kit/cse";
import type { PaymentSession, SavedCard } from "@sips-kit/protocol/checkout";
import type { CardFormState } from "../../fields/card-form-state.js";
import { SipsCardCsc } from "../../fields/card-csc/sips-card-csc.js";
import { defineElement } from "../../define-element.js";
import type { CardField } from "../../fields/card-field.js";
import { EndpointError } from "../../endpoint/endpoint-error.js";
import type { CardData, CardSource } from "../../card-source/card-source.js";
import { encryptionOf } from "../../card-source/encryption-of.js";
import { loadEncryption, warmUp } from "../../card-source/load-encryption.js";
import { cscLengthOf, savedCardText } from "./saved-card-text.js";

/** The cards of the session, and the chosen one, with its security code when the shop asks for it. */
export class SavedCardsSource implements CardSource {
  readonly fields: readonly CardField[];
  readonly brands: readonly string[] = [];
  cards: readonly SavedCard[] = [];
  /** Its `paymentMeanId`. */
  chosen: string | undefined;
  readonly #csc: SipsCardCsc | undefined;
  #cse: PaymentSession["cse"];

  constructor(readonly options: { askCsc: boolean; cseVendor?: string | VendorEncrypt | undefined }) {
    this.#csc = options.askCsc ? defineElement("sips-card-csc", SipsCardCsc) : undefined;
    this.fields = this.#csc ? [this.#csc] : [];
    warmUp(this.fields, () => this.#cse);
  }

  async start(session: PaymentSession): Promise<void> {
    // Before the buyer types a code that the server's settings leave no way to send.
    if (this.#csc && !session.cse) throw new Error("No cse.");
    this.#cse = session.cse;
    this.cards = session.savedCards ?? [];
    const usable = this.cards.filter((card) => !savedCardText(card).isExpired);
    const kept = usable.find((card) => card.paymentMeanId === this.chosen);
    // The buyer must see which card pays instead.
    if (this.chosen !== undefined && !kept) {
      throw new EndpointError("PAYMENT_SESSION_EXPIRED", "The chosen card is gone.");
    }
    this.choose((kept ?? usable[0])?.paymentMeanId);
  }

  choose(paymentMeanId: string | undefined): void {
    // A code belongs to its card.
    if (paymentMeanId !== this.chosen) this.#csc?.clear();
    this.chosen = paymentMeanId;
    const card = this.cards.find((one) => one.paymentMeanId === paymentMeanId);
    if (card && this.#csc) this.#csc.length = cscLengthOf(card);
  }

  async collect(): Promise<CardData> {
    // The flow collects nothing before a card is chosen.
    const { chosen: paymentMeanId = "" } = this;
    if (!this.#csc) return { paymentMeanId };
    const read = this.#csc.read();
    const cse = this.#cse;
    // The flow collects valid fields only, of a session that `start` has accepted.
    if ("problem" in read || !cse) throw new Error();
    const { encryptSecurityCode } = await loadEncryption(cse);
    const cardCSCValue = await encryptSecurityCode(
      read.cardCSCValue,
      ...encryptionOf(cse, this.options.cseVendor),
    );
    this.#csc.mask();
    return { paymentMeanId, cardCSCValue };
  }

  follow(state: CardFormState): void {
    this.#csc?.follow(state);
  }

  stop(): void {
    this.#csc?.clear();
    this.#cse = undefined;
  }
}
