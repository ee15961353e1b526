import type { PropertyValues } from "lit";
import type { PaymentSession } from "@sips-kit/protocol/checkout";
import type { CardData, CardSource } from "../../card-source/card-source.js";
import { defineElement } from "../../define-element.js";
import type { Locale } from "../../locales/locale.js";
import type { FlowHost } from "../../payment-flow/flow-host.js";
import { SipsCardForm } from "../card-form/sips-card-form.js";
import { SipsSaveCardChoice } from "./sips-save-card-choice.js";

/**
 * The card form that offers to save the card that it pays with, to buyers who have a wallet. The same element, for pages
 * that import `save-card` instead of `define`.
 *
 * @csspart save-card
 */
export class SavingCardForm extends SipsCardForm {
  #choice: SipsSaveCardChoice | undefined;
  #words: Locale | undefined;

  /** As in the card form; consent ends with the card that it was given for. */
  override restart(notice?: string): void {
    this.#choice = this.consent = undefined;
    super.restart(notice);
  }

  protected override flowHost(): FlowHost<CardData, CardSource> {
    const host = super.flowHost();
    return {
      ...host,
      load: async () => {
        const [words, source] = await host.load();
        this.#words = words;
        const start = source.start.bind(source);
        source.start = (session, signal) => {
          this.#offer(session);
          return start(session, signal);
        };
        return [words, source];
      },
      deliver: (session, card) => {
        Object.assign(card, this.#choice?.consents);
        return host.deliver?.(session, card);
      },
    };
  }

  #offer({ savesCard }: PaymentSession): void {
    if (savesCard === true) this.#choice ??= createChoice();
    else this.#choice = undefined;
    this.consent = this.#choice;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const disabled = this.disabled || this.state !== "ready";
    if (this.#choice) Object.assign(this.#choice, { strings: this.#words, disabled });
  }
}

function createChoice(): SipsSaveCardChoice {
  const choice = defineElement("sips-save-card-choice", SipsSaveCardChoice);
  choice.setAttribute("exportparts", "save-card");
  return choice;
}
