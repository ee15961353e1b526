import type { CseSchemeName } from "@sips-kit/cse";
import { SipsBrandChoice } from "../brand-choice/sips-brand-choice.js";
import { brandOf } from "../card/brand.js";
import { brandSelection } from "../card/brand-selection.js";
import { readCardNumber } from "../card/card-number.js";
import { SipsCardCsc } from "../card-csc/sips-card-csc.js";
import { SipsCardExpiry } from "../card-expiry/sips-card-expiry.js";
import { SipsCardNumber } from "../card-number/sips-card-number.js";
import { defineElement } from "../define-element.js";
import type { PaymentSession } from "../endpoint/payment-session.js";
import type { CardField } from "../field/card-field.js";
import { askBrands, createBrandLookup } from "./brand-lookup.js";
import { encryptionOf } from "./encryption-of.js";
import type { CardData, CardSource, CardSourceOptions } from "./card-source.js";

/** Our own inputs take the card; on submit number and security code are encrypted, each for itself. */
export class CseSource implements CardSource {
  readonly fields: readonly CardField[];
  readonly brandChoice: SipsBrandChoice;
  readonly #number: SipsCardNumber;
  readonly #expiry: SipsCardExpiry;
  readonly #csc: SipsCardCsc;
  readonly #lookup: ReturnType<typeof createBrandLookup>;
  #session: PaymentSession | undefined;

  constructor(readonly options: CardSourceOptions) {
    this.#number = defineElement("sips-card-number", SipsCardNumber);
    this.#expiry = defineElement("sips-card-expiry", SipsCardExpiry);
    this.#csc = defineElement("sips-card-csc", SipsCardCsc);
    this.brandChoice = defineElement("sips-brand-choice", SipsBrandChoice);
    this.brandChoice.declaredDefault = options.defaultBrand;
    this.fields = [this.#number, this.#expiry, this.#csc];
    this.#lookup = createBrandLookup({
      ask: (cardIIN, signal) => askBrands(options.endpoint, this.#session?.session, cardIIN, signal),
      found: (brands) => this.brandChoice.offer(brands),
    });
    this.#number.addEventListener("sips-field-change", () => {
      this.#csc.length = brandOf(this.#number.digits).cscLength;
      this.#lookup.look(this.#number.digits);
    });
    // Half a second of typing is plenty to fetch and warm up the arithmetic; nobody else pays for it.
    for (const field of this.fields) {
      field.addEventListener("focusin", () => void this.#load().catch(() => {}), { once: true });
    }
  }

  get brands(): readonly string[] {
    if (this.brandChoice.brands.length > 0) return this.brandChoice.brands;
    const { name } = brandOf(this.#number.digits);
    return name === "" ? [] : [name];
  }

  async start(session: PaymentSession): Promise<void> {
    this.#session = session;
    // What was typed before there was a session to ask with.
    this.#lookup.stop();
    this.#lookup.look(this.#number.digits);
  }

  async collect(): Promise<CardData> {
    const number = readCardNumber(this.#number.digits);
    const expiry = this.#expiry.read();
    const csc = this.#csc.read();
    const { cse } = this.#session ?? {};
    if ("problem" in number || "problem" in expiry || "problem" in csc || !cse) {
      throw new Error("collect is called when every field is valid and the session is open.");
    }
    const { encryptCard } = await this.#load();
    const ciphertexts = await encryptCard(
      { cardNumber: number.cardNumber, cardCSCValue: csc.cardCSCValue },
      ...encryptionOf(cse, this.options.cseVendor),
    );
    const selection = brandSelection(
      this.brandChoice.brands,
      this.brandChoice.chosen,
      this.options.defaultBrand,
    );
    this.#forget();
    return { ...ciphertexts, cardExpiryDate: expiry.cardExpiryDate, ...selection };
  }

  stop(): void {
    this.#lookup.stop();
    this.#forget();
    this.#session = undefined;
  }

  #forget(): void {
    for (const field of this.fields) field.clear();
    this.brandChoice.offer([]);
  }

  /** The encryption and, once the session has named it, the code of its scheme. */
  async #load(): Promise<typeof import("@sips-kit/cse")> {
    const cse = await import("@sips-kit/cse");
    // The server's word; cse refuses a name that it does not know.
    if (this.#session?.cse) await cse.loadScheme(this.#session.cse.scheme as CseSchemeName | undefined);
    return cse;
  }
}
