import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { InstalmentPlanForPage, PaymentSession } from "@sips-kit/protocol/checkout";
import { InstalmentsChangeEvent } from "../../events/instalments-change-event.js";
import { tokens } from "../../fields/tokens.styles.js";
import { enInstalments } from "../../locales/en-instalments.js";
import { loadLocale, pageLanguage } from "../../locales/load-locale.js";
import type { InstalmentsWords } from "../../locales/locale.js";
import { instalmentText, type InstalmentText } from "./instalment-text.js";
import { instalmentsStyles } from "./sips-instalments.styles.js";

const forms = ["sips-card-form", "sips-saved-cards"];

/** A form that this element adds its choice to. */
interface JoinedForm extends HTMLElement {
  choice: { readonly instalments?: number } | undefined;
  readonly session: PaymentSession | undefined;
}

/**
 * Lets the buyer pay in full or in instalments, beside a card form or saved cards. Empty where the shop offers no
 * instalments for the order. In full at first: instalments are chosen, never assumed.
 *
 * @element sips-instalments
 * @attr for - The id of the `<sips-card-form>` or `<sips-saved-cards>` in the same tree; else the first one there.
 * @attr locale - Language; else the page's `lang`.
 *
 * @csspart choice - Each way to pay. @csspart schedule - Days and amounts. @csspart consent - What the buyer agrees to.
 *
 * @fires {InstalmentsChangeEvent} instalments-change - The buyer has chosen; `detail` says what they pay now.
 */
export class SipsInstalments extends LitElement {
  static override styles = [tokens, instalmentsStyles];
  static override properties = {
    for: {},
    locale: {},
    disabled: { type: Boolean },
    session: { state: true },
    count: { state: true },
    words: { state: true },
  };
  declare for: string | undefined;
  declare locale: string | undefined;
  declare disabled: boolean;
  declare private session: PaymentSession | undefined;
  /** 1: in full. */
  declare private count: number;
  declare private words: InstalmentsWords;
  #form: JoinedForm | undefined;
  readonly #watch = new MutationObserver(() => this.#follow());

  constructor() {
    super();
    this.disabled = false;
    this.count = 1;
    this.words = enInstalments;
  }

  /** What the form sends beside the card. */
  get chosen(): { readonly instalments?: number } {
    return this.#plan ? { instalments: this.#plan.count } : {};
  }

  /** Shows the plans of the form's session; a choice that a new one still offers is kept. */
  readonly #offer = (): void => {
    if (this.session === this.#form?.session) return;
    this.session = this.#form?.session;
    if (!this.#plan) this.count = 1;
    this.#tell();
  };

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#join();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch.disconnect();
    this.#form?.removeEventListener("sips-ready", this.#offer);
    if (this.#form) this.#form.choice = undefined;
    this.#form = undefined;
  }

  async #join(): Promise<void> {
    await Promise.race(forms.map((name) => customElements.whenDefined(name)));
    const found = this.#find();
    if (!isForm(found)) return;
    await customElements.whenDefined(found.localName);
    if (!this.isConnected || this.#form) return;
    this.#form = found;
    found.addEventListener("sips-ready", this.#offer);
    this.#offer();
    this.#watch.observe(found, { attributeFilter: ["state", "disabled"] });
    this.#follow();
  }

  #find(): Element | null {
    const root = this.getRootNode();
    if (!(root instanceof Document || root instanceof ShadowRoot)) return null;
    return this.for ? root.getElementById(this.for) : root.querySelector(forms.join());
  }

  /** Nothing can be chosen while the form takes no card. */
  #follow(): void {
    this.disabled = this.#form?.getAttribute("state") !== "ready" || this.#form.hasAttribute("disabled");
  }

  get #plan(): InstalmentPlanForPage | undefined {
    return this.session?.instalmentPlans?.find(({ count }) => count === this.count);
  }

  get #text(): InstalmentText {
    return instalmentText(this.session?.currencyCode ?? "", this.locale ?? pageLanguage());
  }

  #choose(count: number): void {
    this.count = count;
    this.#tell();
  }

  #tell(): void {
    if (!this.session || !this.#form) return;
    this.#form.choice = this.chosen;
    const { amount, currencyCode } = this.session;
    const payNowMinor = Number(this.#plan?.instalments[0]?.amount ?? amount);
    this.dispatchEvent(new InstalmentsChangeEvent({ count: this.count, payNowMinor, currencyCode }));
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (this.hasUpdated && !changed.has("locale")) return;
    void loadLocale(this.locale).then(({ instalments }) => (this.words = instalments ?? enInstalments));
  }

  protected override render(): TemplateResult | typeof nothing {
    const plans = this.session?.instalmentPlans ?? [];
    if (plans.length === 0) return nothing;
    const text = this.#text;
    return html`<fieldset ?disabled=${this.disabled}>
      <legend>${this.words.choose}</legend>
      ${this.#radio(1, this.words.inFull, text.amount(this.session?.amount ?? ""))}
      ${plans.map(({ count, instalments }) =>
        this.#radio(count, this.words.inParts(count), text.amounts(instalments.map(({ amount }) => amount))),
      )}
      <div role="status">${this.#schedule(text)}</div>
    </fieldset>`;
  }

  #radio(count: number, name: string, amount: string): TemplateResult {
    return html`<label part="choice">
      <input
        type="radio"
        name="instalments"
        .checked=${count === this.count}
        @change=${() => this.#choose(count)}
      />
      <span>${name}</span>
      <span class="amount">${amount}</span>
    </label>`;
  }

  #schedule(text: InstalmentText): TemplateResult | typeof nothing {
    const plan = this.#plan;
    if (!plan) return nothing;
    return html`<ol part="schedule">
        ${plan.instalments.map(
          ({ date, amount }, index) =>
            html`<li>
              <span>${index === 0 ? this.words.today : text.day(date)}</span>
              <span>${text.amount(amount)}</span>
            </li>`,
        )}
      </ol>
      <p part="consent">${this.words.consent}</p>`;
  }
}

function isForm(found: Element | null): found is JoinedForm {
  return found !== null && forms.includes(found.localName);
}

declare global {
  interface HTMLElementTagNameMap {
    "sips-instalments": SipsInstalments;
  }
}
