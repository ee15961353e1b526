import type { PaymentSession } from "@sips-kit/protocol/checkout";
import type { CardFormState } from "../fields/card-form-state.js";
import type { SipsBrandChoice } from "../fields/brand-choice/sips-brand-choice.js";
import { brandOf } from "../card/brand.js";
import { SipsCardCsc } from "../fields/card-csc/sips-card-csc.js";
import { defineElement } from "../define-element.js";
import type { CardField } from "../fields/card-field.js";
import { askBrands } from "./brand-lookup.js";
import { CardInputs } from "./card-inputs.js";
import type { CardData, CardSource, CardSourceOptions } from "./card-source.js";
import { encryptionOf } from "./encryption-of.js";
import { loadEncryption, warmUp } from "./load-encryption.js";

/** Takes the card in our own inputs; on submit, number and security code are encrypted separately. */
export class CseSource implements CardSource {
  readonly fields: readonly CardField[];
  readonly brandChoice: SipsBrandChoice;
  readonly #inputs: CardInputs;
  readonly #csc: SipsCardCsc;
  #session: PaymentSession | undefined;

  constructor(readonly options: CardSourceOptions) {
    this.#inputs = new CardInputs((cardIIN, signal) => this.#ask(cardIIN, signal), options.defaultBrand);
    this.#csc = defineElement("sips-card-csc", SipsCardCsc);
    const { number, expiry, brandChoice } = this.#inputs;
    this.brandChoice = brandChoice;
    this.fields = [number, expiry, this.#csc];
    number.addEventListener("sips-field-change", () => {
      this.#csc.length = brandOf(number.digits).cscLength;
    });
    warmUp(this.fields, () => this.#session?.cse);
  }

  get brands(): readonly string[] {
    return this.#inputs.brands;
  }

  async start(session: PaymentSession): Promise<void> {
    this.#session = session;
    this.#inputs.lookAgain();
  }

  async collect(): Promise<CardData | undefined> {
    if (await this.#inputs.hasChoiceCome()) return undefined;
    const read = this.#inputs.read();
    const csc = this.#csc.read();
    const { cse } = this.#session ?? {};
    if (!read || "problem" in csc || !cse) {
      throw new Error("collect is called when every field is valid and the session is open.");
    }
    const { encryptCard } = await loadEncryption(cse);
    const { cardNumber, ...others } = read;
    const ciphertexts = await encryptCard(
      { cardNumber, cardCSCValue: csc.cardCSCValue },
      ...encryptionOf(cse, this.options.cseVendor),
    );
    this.#inputs.number.mask(4);
    this.#csc.mask();
    return { ...ciphertexts, ...others };
  }

  follow(state: CardFormState): void {
    for (const field of [this.#inputs.number, this.#csc]) field.follow(state);
  }

  stop(): void {
    this.#inputs.clear();
    this.#csc.clear();
    this.#session = undefined;
  }

  async #ask(cardIIN: string, signal: AbortSignal): Promise<readonly string[]> {
    const { session } = this.#session ?? {};
    if (session === undefined) return [];
    return askBrands(`${this.options.endpoint}/brands`, { session, cardIIN }, signal);
  }
}
