import type { CseForPage } from "@sips-kit/protocol/checkout";
import { askBrands } from "../../card-source/brand-lookup.js";
import { CardInputs } from "../../card-source/card-inputs.js";
import type { CardSourceOptions } from "../../card-source/card-source.js";
import { encryptionOf } from "../../card-source/encryption-of.js";
import { loadEncryption, warmUp } from "../../card-source/load-encryption.js";
import type { CardField } from "../../fields/card-field.js";
import type { CardFormState } from "../../fields/card-form-state.js";

/** What the element tells it. */
export type CardToSaveOptions = Pick<CardSourceOptions, "endpoint" | "defaultBrand" | "cseVendor">;

/** A card in our own inputs, without its security code, because nobody may store it. */
export class CardToSave {
  readonly fields: readonly CardField[];
  readonly brandChoice: HTMLElement;
  readonly #inputs: CardInputs;

  constructor(
    readonly options: CardToSaveOptions,
    readonly cse: CseForPage,
  ) {
    const { number, expiry, brandChoice } = (this.#inputs = new CardInputs(
      (cardIIN, signal) => askBrands(`${options.endpoint}/cards/brands`, { cardIIN }, signal),
      options.defaultBrand,
    ));
    this.fields = [number, expiry];
    this.brandChoice = brandChoice;
    warmUp(this.fields, () => cse);
  }

  /** What to save; undefined when the buyer must first see a choice of brands: the brand is saved with the card. */
  async collect(): Promise<object | undefined> {
    if (await this.#inputs.hasChoiceCome()) return undefined;
    const { encryptCard } = await loadEncryption(this.cse);
    // The brand is known only now; the fields have been inert since the click.
    const read = this.#inputs.read();
    if (!read) throw new Error("The card is not valid.");
    const { cardNumber, cardExpiryDate, paymentMeanBrand } = read;
    const encrypted = await encryptCard({ cardNumber }, ...encryptionOf(this.cse, this.options.cseVendor));
    this.#inputs.number.mask(4);
    return { ...encrypted, cardExpiryDate, paymentMeanBrand };
  }

  follow(state: CardFormState): void {
    this.#inputs.number.follow(state);
  }

  stop(): void {
    this.#inputs.clear();
  }
}
