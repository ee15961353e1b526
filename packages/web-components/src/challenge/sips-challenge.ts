import { html, LitElement, nothing, type TemplateResult } from "lit";
import { enChallenge } from "../locales/en-challenge.js";
import type { ChallengeWords } from "../locales/locale.js";
import { challengeStyles } from "./sips-challenge.styles.js";

/**
 * The bank's question to the holder, in a dialog over the shop. The frame starts on our own server, goes to the
 * bank and comes back to our own server, which says so in a message.
 *
 * @element sips-challenge
 * @csspart dialog @csspart frame @csspart cancel
 */
export class SipsChallenge extends LitElement {
  static override styles = challengeStyles;
  static override properties = {
    words: { attribute: false },
    url: { state: true },
    asking: { state: true },
    loading: { state: true },
  };

  declare words: ChallengeWords;
  declare private url: string;
  declare private asking: boolean;
  declare private loading: boolean;
  #end: ((url: string | undefined) => void) | undefined;

  constructor() {
    super();
    this.words = enChallenge;
    this.url = "";
    this.asking = false;
    this.loading = true;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("message", this.#message);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("message", this.#message);
    this.#end?.(undefined);
  }

  /** Opens the dialog; resolves with the page to go to, or undefined when the holder gave up. */
  async ask(url: string): Promise<string | undefined> {
    this.url = url;
    await this.updateComplete;
    this.renderRoot.querySelector("dialog")?.showModal();
    return new Promise((resolve) => (this.#end = resolve));
  }

  /** From our own origin and our own frame alone: any page may post messages to a window. */
  readonly #message = ({ data, origin, source }: MessageEvent<unknown>): void => {
    const frame = this.renderRoot.querySelector("iframe");
    if (origin !== location.origin || !frame || source !== frame.contentWindow) return;
    if (typeof data !== "object" || data === null || !("type" in data) || data.type !== "sips-return") return;
    if ("url" in data && typeof data.url === "string") this.#end?.(data.url);
  };

  #cancel(event: Event): void {
    // Escape asks as well: a slip must not cost the payment.
    event.preventDefault();
    this.asking = true;
  }

  protected override render(): TemplateResult {
    const { words } = this;
    return html`<dialog part="dialog" aria-labelledby="title" @cancel=${this.#cancel}>
      <header>
        <h2 id="title">${words.title}</h2>
        <button part="cancel" type="button" ?hidden=${this.asking} @click=${this.#cancel}>
          ${words.cancel}
        </button>
      </header>
      ${
        this.asking
          ? html`<div class="question" role="alert">
              <p>${words.ask}</p>
              <button type="button" @click=${() => (this.asking = false)}>${words.stay}</button>
              <button type="button" class="leave" @click=${() => this.#end?.(undefined)}>
                ${words.leave}
              </button>
            </div>`
          : nothing
      }
      <iframe
        part="frame"
        title=${words.title}
        src=${this.url || "about:blank"}
        ?inert=${this.asking}
        @load=${() => (this.loading = false)}
      ></iframe>
      ${this.loading ? html`<span class="spinner"></span>` : nothing}
    </dialog>`;
  }
}
