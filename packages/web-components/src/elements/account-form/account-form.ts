import { html, nothing, type CSSResultGroup, type TemplateResult } from "lit";
import { deletion, reformat, type Typing } from "../../fields/reformat.js";
import { formatIban, plainIban, shortIban } from "../../iban/iban.js";
import type { AccountWords } from "../../locales/locale.js";
import type { PaymentField } from "../../payment-flow/payment-source.js";
import { RedirectPayment } from "../redirect-payment/redirect-payment.js";
import { accountFormStyles } from "./account-form.styles.js";
import { isHolder } from "./is-holder.js";

type Problem = "missing" | "invalid";

/**
 * The base of elements that take a bank account: labelled inputs, their problems, and the account's number, which is
 * grouped while it is typed and shortened once it is sent. An element names its inputs as the server does.
 */
export abstract class AccountForm<Name extends string> extends RedirectPayment {
  static override styles: CSSResultGroup = [RedirectPayment.styles, accountFormStyles];

  /** How browsers recognise the inputs. A bank account has no token, and is not to be kept by a browser. */
  protected abstract readonly autocomplete: Readonly<Record<Name, string>>;
  /** The inputs for numbers; the first one is the account's. */
  protected abstract readonly numbers: readonly Name[];

  readonly #values = new Map<Name, string>();
  readonly #problems = new Map<Name, Problem>();

  override focus(): void {
    const first = this.renderRoot.querySelector<HTMLElement>("input:checked, .field input");
    if (first) first.focus();
    else super.focus();
  }

  /** The inputs that are shown now, in their order. */
  protected abstract shown(): readonly Name[];

  /** What is said about the inputs. */
  protected abstract texts(): AccountWords<Name>;

  /** True for a value that the server takes; not called with an empty one, nor with a name. */
  protected abstract isRight(name: Name, value: string): boolean;

  /** How a number is shown while it is typed. */
  protected format(text: string): string {
    return formatIban(text);
  }

  protected override check(): boolean {
    const wrong = this.shown().filter((name) => this.#tell(name, this.#problem(name)));
    // First: the input that loses the focus reports its own problem.
    if (wrong[0]) this.#input(wrong[0])?.focus();
    this.said = wrong.map((name) => this.#sentence(name)).join(" ");
    return wrong.length === 0;
  }

  protected override details(): object {
    return Object.fromEntries(this.shown().map((name) => [name, this.#sent(name)]));
  }

  protected override inputs(): readonly PaymentField[] {
    return this.shown().map((field) => {
      const sentence = () => this.#sentence(field);
      return {
        field,
        empty: this.value(field) === "",
        refuse: () => {
          this.#tell(field, "invalid");
          this.#input(field)?.focus();
          this.said = this.texts().invalid[field];
        },
        get sentence() {
          return sentence();
        },
      };
    });
  }

  /** What was typed, as it is shown. */
  protected value(name: Name): string {
    return this.#values.get(name) ?? "";
  }

  /** The inputs of the account. */
  protected account(): TemplateResult {
    return html`<div class="inputs">${this.shown().map((name) => this.#field(name))}</div>`;
  }

  #isNumber(name: Name): boolean {
    return this.numbers.includes(name);
  }

  #sent(name: Name): string {
    return this.#isNumber(name) ? plainIban(this.value(name)) : this.value(name).trim();
  }

  #problem(name: Name): Problem | undefined {
    const value = this.value(name).trim();
    if (value === "") return "missing";
    const isRight = name === "holder" ? isHolder(value) : this.isRight(name, value);
    return isRight ? undefined : "invalid";
  }

  #sentence(name: Name): string | undefined {
    const problem = this.#problems.get(name);
    return problem && this.texts()[problem][name];
  }

  /** Shows a problem, or that there is none; true when there is one. */
  #tell(name: Name, problem: Problem | undefined): boolean {
    if (problem) this.#problems.set(name, problem);
    else this.#problems.delete(name);
    this.requestUpdate();
    return problem !== undefined;
  }

  #input(name: Name): HTMLInputElement | null {
    return this.renderRoot.querySelector(`#${name}`);
  }

  // On `input` and `change` alike, never on keys: autofill and password managers press none.
  #typed(name: Name, event: Event): void {
    const { target: input } = event;
    if (!(input instanceof HTMLInputElement)) return;
    if (this.#isNumber(name)) this.#group(name, input, event);
    if (input.value === this.value(name)) return;
    this.#values.set(name, input.value);
    // A shown problem disappears as soon as it is corrected.
    if (this.#problems.has(name)) this.#tell(name, this.#problem(name));
    this.requestUpdate();
  }

  /** Groups a number while it is typed, with the caret kept where it was. */
  #group(name: Name, input: HTMLInputElement, event: Typing): void {
    const typed = { text: input.value, caret: input.selectionStart ?? input.value.length };
    const format = (text: string) => this.format(text);
    const next = reformat(typed, this.value(name), format, deletion(event), /[A-Z0-9]/i);
    // An input method composes on its own text; once it is done, `change` comes at the latest when the field is left.
    if (next.text === input.value || event.isComposing) return;
    input.value = next.text;
    // Only in the focused field: elsewhere it would steal the focus on some phones.
    if (this.shadowRoot?.activeElement === input) input.setSelectionRange(next.caret, next.caret);
  }

  /** A mistake is shown and announced when the buyer leaves the input, an empty input only when they pay. */
  #left(name: Name): void {
    // A message that is shown is still right, or the server's.
    if (this.value(name) === "" || this.#problems.has(name)) return;
    this.#tell(name, this.#problem(name));
    this.said = this.#sentence(name) ?? "";
  }

  #field(name: Name): TemplateResult {
    const isShort = name === this.numbers[0] && (this.state === "busy" || this.state === "done");
    const value = this.value(name);
    const isNumber = this.#isNumber(name);
    return html`<div class="field ${name}">
      <label part="label" for=${name}>${this.texts().labels[name]}</label>
      <input
        id=${name}
        part="input"
        .value=${isShort ? shortIban(value) : value}
        dir=${isNumber ? "ltr" : "auto"}
        autocomplete=${this.autocomplete[name]}
        autocapitalize=${isNumber ? "characters" : "words"}
        spellcheck="false"
        enterkeyhint="go"
        aria-required="true"
        aria-invalid=${this.#problems.has(name)}
        aria-describedby="${name}-problem"
        ?disabled=${this.disabled}
        @input=${(event: Event) => this.#typed(name, event)}
        @change=${(event: Event) => this.#typed(name, event)}
        @blur=${() => this.#left(name)}
      />
      <p part="error" id="${name}-problem">${this.#sentence(name) ?? nothing}</p>
    </div>`;
  }
}
