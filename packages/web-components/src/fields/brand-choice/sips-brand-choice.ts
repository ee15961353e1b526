import { html, LitElement, nothing, type TemplateResult } from "lit";
import { en } from "../../locales/en.js";
import { enOwn } from "../../locales/en-own.js";
import type { Locale } from "../../locales/locale.js";
import { brandChoiceStyles } from "./sips-brand-choice.styles.js";
import { brandMark, brandName } from "./brand-mark.js";

/**
 * Which brand of a co-badged card pays. Shown only when there are two or more; nothing is preselected unless the shop
 * has declared a default, which the cardholder sees and may change (EU 2015/751, article 8).
 *
 * @element sips-brand-choice
 * @csspart choice
 */
export class SipsBrandChoice extends LitElement {
  static override styles = brandChoiceStyles;
  static override properties = {
    strings: { attribute: false },
    brands: { attribute: false },
    chosen: { attribute: false },
    declaredDefault: { attribute: false },
    disabled: { type: Boolean, reflect: true },
  };

  declare strings: Locale;
  declare brands: readonly string[];
  /** What the cardholder has chosen. */
  declare chosen: string | undefined;
  declare declaredDefault: string | undefined;
  declare disabled: boolean;

  constructor() {
    super();
    this.strings = en;
    this.brands = [];
    this.disabled = false;
  }

  /** The brands of the card that is being typed. The cardholder's choice stays while the card carries that brand. */
  offer(brands: readonly string[]): void {
    this.brands = brands;
    if (this.chosen !== undefined && !brands.includes(this.chosen)) this.chosen = undefined;
  }

  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector("input")?.focus());
  }

  protected override willUpdate(): void {
    this.setAttribute("exportparts", "choice");
  }

  protected override render(): TemplateResult {
    const isOffered = this.brands.length > 1;
    const own = this.strings.own ?? enOwn;
    const selected = this.chosen ?? this.declaredDefault;
    // It appears while the cardholder types: announced once, from a live region that existed before.
    return html`${isOffered ? this.#choice(selected) : nothing}
      <p>
        <span id="help" role="status">${isOffered ? own.brandChoiceHelp : nothing}</span>
        <span id="unchosen">${isOffered && selected === undefined ? own.brandUnchosen : nothing}</span>
      </p>`;
  }

  #choice(selected: string | undefined): TemplateResult {
    return html`<fieldset part="choice" aria-describedby="help unchosen" ?disabled=${this.disabled}>
      <legend>${this.strings.brandChoice}</legend>
      <div class="brands">
        ${this.brands.map(
          (brand) =>
            html`<label>
              <input
                type="radio"
                name="brand"
                .checked=${brand === selected}
                .value=${brand}
                @change=${() => (this.chosen = brand)}
              />
              <span class="mark" aria-hidden="true">${brandMark(brand)}</span><span>${brandName(brand)}</span>
            </label>`,
        )}
      </div>
    </fieldset>`;
  }
}
