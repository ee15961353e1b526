import type { VendorEncrypt } from "@sips-kit/cse";
import { html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import { tellProblems } from "../../fields/tell-problems.js";
import type { CardField } from "../../fields/card-field.js";
import type { CardFormState } from "../../fields/card-form-state.js";
import { tokens } from "../../fields/tokens.styles.js";
import { en } from "../../locales/en.js";
import { enOwn } from "../../locales/en-own.js";
import { enSavedCards } from "../../locales/en-saved-cards.js";
import { loadLocale } from "../../locales/load-locale.js";
import type { Locale } from "../../locales/locale.js";
import { formFrame, places } from "../../payment-flow/form-frame.js";
import { formFrameStyles } from "../../payment-flow/form-frame.styles.js";
import { startWhenVisible } from "../../payment-flow/start-when-visible.js";
import { createSavingFlow } from "./saving-flow.js";

/**
 * Takes a card, encrypts its number in the page and saves it in the buyer's wallet. Nothing is charged, and there is no
 * security code, because nobody may store it. The cardholder of a co-badged card chooses the brand to pay with.
 * Pressing the button is the buyer's consent; the slot holds the shop's wording.
 *
 * @element sips-add-card
 * @attr endpoint - Where sipsRouter is mounted, such as /sips.
 * @attr locale - Language; else the page's `lang`.
 * @attr default-brand - Brand that the shop declares as its default for co-badged cards, such as CB.
 * @attr cse-vendor - Scheme `vendor`: path of the bank's function on `window`.
 * @attr disabled - Nothing can be entered or saved.
 *
 * @slot consent - What the buyer agrees to, in the shop's words.
 * @slot submit - The text of the button.
 * @csspart form @csspart notice @csspart submit @csspart status
 *
 * @fires {SipsReadyEvent} sips-ready - A card can be entered.
 * @fires {CardSavedEvent} card-saved - It is in the wallet.
 * @fires {PaymentErrorEvent} payment-error - Could not load or save.
 */
export class SipsAddCard extends LitElement {
  static override styles = [tokens, formFrameStyles];
  static override properties = {
    endpoint: {},
    locale: {},
    defaultBrand: { attribute: "default-brand" },
    cseVendor: { attribute: "cse-vendor" },
    disabled: { type: Boolean, reflect: true },
    said: { state: true },
  };

  declare endpoint: string;
  declare locale: string | undefined;
  declare defaultBrand: string | undefined;
  declare cseVendor: string | VendorEncrypt | undefined;
  declare disabled: boolean;
  declare private said: string;

  readonly #flow = createSavingFlow(this, {
    load: async () => wordsOf(await loadLocale(this.locale)),
    allValid: () => (this.said = tellProblems(this.#fields)) === "",
  });

  constructor() {
    super();
    this.endpoint = "/sips";
    this.disabled = false;
    this.said = "";
    this.#flow.view.words = wordsOf(en);
    startWhenVisible(this, this.#flow);
  }

  /** What the element is doing; the attribute `state` shows it as well. `done`: saved, and ready for one more. */
  get state(): CardFormState {
    return this.#flow.view.state;
  }

  /** Saves the card; the same as the button. */
  submit(): void {
    this.#flow.save();
  }

  /** Starts over, with empty fields. */
  restart(): void {
    this.#flow.start();
  }

  get #fields(): readonly CardField[] {
    return this.#flow.view.source?.fields ?? [];
  }

  protected override willUpdate(changed: PropertyValues): void {
    const anew = ["endpoint", "locale", "defaultBrand"];
    if (this.#flow.isOutdated(anew.some((name) => changed.has(name)))) this.restart();
    const { words, source } = this.#flow.view;
    for (const part of [...this.#fields, source?.brandChoice]) {
      if (part) Object.assign(part, { strings: words, disabled: this.disabled });
    }
    this.setAttribute("state", this.state);
  }

  protected override render(): TemplateResult {
    const { view } = this.#flow;
    const [number, expiry] = this.#fields;
    return formFrame(this, {
      ...view,
      said: this.said,
      fields: number ? [number, view.source?.brandChoice, expiry] : places(2),
      consent: html`<slot name="consent"></slot>`,
      again: true,
      retry: this.#flow.retry,
      // Only the fields send this event.
      changed: ({ target }) => (this.said = (target as CardField).sentence ?? ""),
    });
  }
}

/** The language's texts for a card that is saved, instead of those for one that pays. */
function wordsOf(words: Locale): Locale {
  const { add, save, saving, saved, brandChoiceHelp, faults } = words.savedCards ?? enSavedCards;
  return {
    ...words,
    form: add,
    pay: save,
    busy: saving,
    done: saved,
    // The choice applies not to this payment but to all future ones.
    own: { ...(words.own ?? enOwn), brandChoiceHelp },
    ownFaults: faults,
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "sips-add-card": SipsAddCard;
  }
}
