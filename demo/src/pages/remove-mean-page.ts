import { html } from "../html/html.js";
import type { Page } from "./layout.js";

/** What is about to be removed from the account. */
export interface Removal {
  readonly question: string;
  readonly name: string;
  readonly text: string;
  readonly keep: string;
  readonly remove: string;
  /** Where the confirmed form goes. */
  readonly action: string;
  readonly paymentMeanId: string;
}

/** Asks before a card or mandate is removed. The way back comes first, so that Enter or a slip removes nothing. */
export function removeMeanPage({ question, name, text, keep, remove, action, paymentMeanId }: Removal): Page {
  return {
    title: question,
    body: html`<section class="note open">
      <h1>${question}</h1>
      <p><strong>${name}</strong></p>
      <p>${text}</p>
      <form class="on" method="post" action="${action}">
        <input type="hidden" name="paymentMeanId" value="${paymentMeanId}" />
        <input type="hidden" name="confirmed" value="1" />
        <a class="button quiet" href="/account">${keep}</a>
        <button class="grave">${remove}</button>
      </form>
    </section>`,
  };
}
