import type { LitElement } from "lit";
import { afterEach } from "vitest";
import type { CardSavedEvent } from "../events/card-saved-event.js";
import type { PaymentErrorEvent } from "../events/payment-error-event.js";
import type { PaymentNextEvent } from "../events/payment-next-event.js";
import type { SipsReadyEvent } from "../events/sips-ready-event.js";
import type { CardFormState } from "../fields/card-form-state.js";

interface Told {
  "sips-ready": SipsReadyEvent;
  "payment-next": PaymentNextEvent;
  "payment-error": PaymentErrorEvent;
  "card-saved": CardSavedEvent;
}

/** An element that takes a payment or a card, as a test sees it. */
export interface Mounted {
  readonly element: LitElement & { readonly state: CardFormState; submit(): void };
  /** An element inside it, by selector. */
  inside<E extends HTMLElement = HTMLElement>(selector: string): E;
  find(selector: string): HTMLElement | null;
  /** The next event of a type that the test has not been given yet, once the element shows what has changed. */
  next<K extends keyof Told>(type: K): Promise<Told[K]>;
}

const mounted: Element[] = [];
afterEach(() => mounted.splice(0).forEach((element) => element.remove()));

/** Mounts an element until the test is over. The page never navigates to where it leads. */
export function mount(
  tag: string,
  attributes: Record<string, string>,
  into: ParentNode = document.body,
): Mounted {
  // Defined by the caller.
  const element = document.createElement(tag) as Mounted["element"];
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  const next = tellEvents(element);
  into.append(element);
  mounted.push(element);
  const find = (selector: string) => element.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
  return {
    element,
    find,
    inside<E extends HTMLElement>(selector: string): E {
      const found = find(selector);
      if (!found) throw new Error(`There is no ${selector}.`);
      // The test knows the element's type.
      return found as E;
    },
    async next(type) {
      const event = await next(type);
      await element.updateComplete;
      return event;
    },
  };
}

/** Queues events until the test asks for them: an event may come before the test waits for it. */
function tellEvents(element: HTMLElement): <K extends keyof Told>(type: K) => Promise<Told[K]> {
  const told: Event[] = [];
  let arrived = () => {};
  for (const type of ["sips-ready", "payment-next", "payment-error", "card-saved"]) {
    element.addEventListener(type, (event) => {
      event.preventDefault();
      told.push(event);
      arrived();
    });
  }
  return async <K extends keyof Told>(type: K) => {
    for (;;) {
      const index = told.findIndex((event) => event.type === type);
      // Events of this type are of its class.
      if (index >= 0) return told.splice(index, 1)[0] as Told[K];
      await new Promise<void>((resolve) => (arrived = resolve));
    }
  };
}
