import { enChallenge } from "../../locales/en-challenge.js";
import type { ChallengeWords } from "../../locales/locale.js";
import { challengeStyles } from "./sips-challenge.styles.js";

/**
 * What the bank's page may do in its frame: post forms, run scripts, keep its own cookies, open windows, and navigate
 * the top page on a click of the buyer. It may not navigate the shop's page by itself, or show dialogs.
 */
const sandbox = [
  "allow-forms",
  "allow-scripts",
  "allow-same-origin",
  "allow-popups",
  "allow-popups-to-escape-sandbox",
  "allow-top-navigation-by-user-activation",
].join(" ");

/**
 * The 3-D Secure challenge, in a dialog over the shop. The frame starts on our own server, goes to the bank and comes
 * back to our own server, which then posts a message. Plain DOM, so that it shares no code with the form and is loaded
 * only for a challenge.
 *
 * @element sips-challenge
 * @csspart dialog @csspart frame @csspart cancel
 */
export class SipsChallenge extends HTMLElement {
  words: ChallengeWords = enChallenge;
  readonly #frame = make("iframe", { part: "frame", sandbox });
  #listening = new AbortController();
  #end: ((url: string | undefined) => void) | undefined;

  connectedCallback(): void {
    this.#listening = new AbortController();
    addEventListener("message", (event) => this.#hear(event), { signal: this.#listening.signal });
  }

  disconnectedCallback(): void {
    this.#listening.abort();
    // Its form was removed, and starts over when it is put back.
    this.remove();
  }

  /**
   * Opens the dialog; resolves with the page to go to, or undefined when the cardholder cancelled. On their demand that
   * page is the bank's: a bank may forbid frames, and a page cannot see whether it did.
   */
  ask(url: string): Promise<string | undefined> {
    const dialog = this.#draw(url);
    this.#frame.src = url;
    dialog.showModal();
    return new Promise((resolve) => (this.#end = resolve));
  }

  /** Accepts messages only from our own origin and frame: any page may post messages to a window. */
  #hear({ data, origin, source }: MessageEvent<unknown>): void {
    if (origin !== location.origin || source !== this.#frame.contentWindow) return;
    if (typeof data !== "object" || data === null || !("type" in data) || data.type !== "sips-return") return;
    if ("url" in data && typeof data.url === "string") this.#end?.(data.url);
  }

  #draw(url: string): HTMLDialogElement {
    const { words } = this;
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [challengeStyles()];
    const title = make("h2", { id: "title" }, words.title);
    const cancel = make("button", { type: "button", part: "cancel" }, words.cancel);
    const stay = make("button", { type: "button" }, words.stay);
    const leave = make("button", { type: "button", class: "leave" }, words.leave);
    const question = make("div", { class: "question", role: "alert", hidden: "" });
    const spinner = make("span", { class: "spinner" });
    const dialog = make("dialog", { part: "dialog", "aria-labelledby": "title" });
    const header = make("header", {});
    header.append(title, cancel);
    question.append(make("p", {}, words.ask), stay, leave);
    const footer = make("footer", {});
    const page = make("button", { type: "button", class: "page" }, words.page);
    footer.append(page);
    dialog.append(header, question, spinner, this.#frame, footer);
    root.replaceChildren(dialog);
    this.#frame.title = words.title;
    this.#frame.addEventListener("load", () => spinner.remove());

    const asking = (is: boolean) => {
      question.hidden = !is;
      cancel.hidden = is;
      this.#frame.inert = is;
      (is ? stay : cancel).focus();
    };
    cancel.addEventListener("click", () => asking(true));
    stay.addEventListener("click", () => asking(false));
    leave.addEventListener("click", () => this.#end?.(undefined));
    page.addEventListener("click", () => this.#end?.(url));
    // Escape asks for confirmation too, so that a slip does not cancel the payment.
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      asking(true);
    });
    // A page cannot prevent this for ever: the browser closes the dialog when Escape is pressed repeatedly.
    dialog.addEventListener("close", () => this.#end?.(undefined));
    return dialog;
  }
}

function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>>,
  text = "",
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(text);
  return element;
}
