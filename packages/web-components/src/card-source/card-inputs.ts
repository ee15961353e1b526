import { SipsBrandChoice } from "../fields/brand-choice/sips-brand-choice.js";
import { brandOf } from "../card/brand.js";
import { brandSelection, type BrandSelection } from "../card/brand-selection.js";
import { readCardNumber } from "../card/card-number.js";
import { SipsCardExpiry } from "../fields/card-expiry/sips-card-expiry.js";
import { SipsCardNumber } from "../fields/card-number/sips-card-number.js";
import { defineElement } from "../define-element.js";
import { createBrandLookup, type AskBrands } from "./brand-lookup.js";

/** A card as entered in our inputs. */
export interface CardRead extends BrandSelection {
  cardNumber: string;
  cardExpiryDate: string;
}

/** Our own inputs for number, expiry date and, for a co-badged card, the brand: to pay with the card or to save it. */
export class CardInputs {
  readonly number = defineElement("sips-card-number", SipsCardNumber);
  readonly expiry = defineElement("sips-card-expiry", SipsCardExpiry);
  readonly brandChoice = defineElement("sips-brand-choice", SipsBrandChoice);
  readonly #lookup: ReturnType<typeof createBrandLookup>;

  constructor(ask: AskBrands, defaultBrand: string | undefined) {
    this.brandChoice.declaredDefault = defaultBrand;
    this.#lookup = createBrandLookup({ ask, found: (brands) => this.#offer(brands) });
    this.number.addEventListener("sips-field-change", () => this.#lookup.look(this.number.digits));
  }

  /** The gateway's brands of the card so far, or else the brand of its public range. */
  get brands(): readonly string[] {
    if (this.brandChoice.brands.length > 0) return this.brandChoice.brands;
    const { name } = brandOf(this.number.digits);
    return name === "" ? [] : [name];
  }

  /** Looks up the brands of digits that were typed before look-ups were possible. */
  lookAgain(): void {
    this.#lookup.stop();
    this.#lookup.look(this.number.digits);
  }

  /** True when a brand choice has appeared since the call: the cardholder may have been too quick to see it. */
  async hasChoiceCome(): Promise<boolean> {
    const before = this.brandChoice.brands.length;
    // Asks again only where the last look-up has failed: the cardholder chooses the brand.
    this.#lookup.look(this.number.digits);
    await this.#lookup.settled();
    return before < 2 && this.brandChoice.brands.length > 1;
  }

  /** The card; undefined while a field is wrong. */
  read(): CardRead | undefined {
    const number = readCardNumber(this.number.digits);
    const expiry = this.expiry.read();
    if ("problem" in number || "problem" in expiry) return undefined;
    const { brands, chosen, declaredDefault } = this.brandChoice;
    return {
      cardNumber: number.cardNumber,
      cardExpiryDate: expiry.cardExpiryDate,
      ...brandSelection(brands, chosen, declaredDefault),
    };
  }

  /** Forgets the card. */
  clear(): void {
    this.#lookup.stop();
    this.number.clear();
    this.expiry.clear();
    this.#offer([]);
  }

  #offer(brands: readonly string[]): void {
    this.brandChoice.offer(brands);
    this.number.coBadged = brands.length > 1;
  }
}
