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
  #root: Node | undefined;
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

  override connectedCallback(): void {
    super.connectedCallback();
    this.#root = this.getRootNode();
    // A form may come later than this element, or be replaced: each one says when it is ready.
    this.#root.addEventListener("sips-ready", this.#join);
    this.#join();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#root?.removeEventListener("sips-ready", this.#join);
    this.#leave();
  }

  /** Shows the plans of the form that is there now; a choice that its session still offers is kept. */
  readonly #join = (): void => {
    const found = this.#find();
    if (found !== this.#form) {
      this.#leave();
      this.#form = found;
      if (found) this.#watch.observe(found, { attributeFilter: ["state", "disabled"] });
    }
    this.#follow();
    if (this.session === found?.session) return;
    this.session = found?.session;
    if (!this.#plan) this.count = 1;
    this.#tell();
  };

  /** The form it leaves pays in full, so nothing is shown as chosen. */
  #leave(): void {
    this.#watch.disconnect();
    if (this.#form) this.#form.choice = undefined;
    this.#form = this.session = undefined;
  }

  #find(): JoinedForm | undefined {
    const root = this.#root;
    if (!(root instanceof Document || root instanceof ShadowRoot)) return undefined;
    const found = this.for ? root.getElementById(this.for) : root.querySelector(forms.join());
    return isForm(found) ? found : undefined;
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
