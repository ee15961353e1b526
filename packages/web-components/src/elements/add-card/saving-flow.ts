import type { LitElement } from "lit";
import { readCseOfWallet, saveCard } from "../../endpoint/wallet-endpoint.js";
import { CardSavedEvent } from "../../events/card-saved-event.js";
import { codeOf, isCodeLost } from "../../events/code-of.js";
import { reportFailure } from "../../events/report-failure.js";
import { SipsReadyEvent } from "../../events/sips-ready-event.js";
import type { CardFormState } from "../../fields/card-form-state.js";
import type { Locale } from "../../locales/locale.js";
import { fieldAtFault } from "../../payment-flow/field-at-fault.js";
import type { Flow } from "../../payment-flow/flow.js";
import { createFlowView, type FlowView } from "../../payment-flow/flow-view.js";
import { tellFault } from "../../payment-flow/tell-fault.js";
import { CardToSave, type CardToSaveOptions } from "./card-to-save.js";

/** The flow from the key to a saved card, and to the next one. */
interface SavingFlow extends Pick<Flow, "isOutdated" | "start" | "retry" | "end"> {
  readonly view: FlowView<CardToSave>;
  save(): void;
}

/** What the element provides to the flow. */
interface SavingHost {
  /** Loads the texts in the buyer's language. */
  load(): Promise<Locale>;
  /** Shows every problem at its field; true when there is none. */
  allValid(): boolean;
}

/**
 * Creates the flow of the element that saves cards. Not that of the paying elements: there is no session to keep, a
 * refused card stays in the fields to be corrected, and another card may follow.
 */
export function createSavingFlow(
  element: LitElement & CardToSaveOptions & { readonly disabled: boolean },
  host: SavingHost,
): SavingFlow {
  const { view, enter, close } = createFlowView<CardToSave>(element);
  /** One connection to the page, or one retry: results of an older one are dropped. */
  let run: AbortController | undefined;
  let outdated = false;
  /** Set when code did not load: only reloading the page helps. */
  let lost = false;

  return {
    view,
    isOutdated(changed) {
      outdated ||= changed && run !== undefined;
      return outdated && view.state !== "busy";
    },
    start,
    save() {
      const { source } = view;
      if (element.disabled || !run || !source || !/ready|done/.test(view.state)) return;
      if (host.allValid()) void save(source, run.signal);
    },
    retry() {
      if (element.disabled) return;
      if (lost && navigator.onLine) location.reload();
      else start();
    },
    end,
  };

  function start(): void {
    end();
    view.notice = "";
    run = new AbortController();
    void open(run.signal);
  }

  async function open(signal: AbortSignal): Promise<void> {
    void enter("loading");
    try {
      const reading = readCseOfWallet(element.endpoint, signal);
      // It is awaited further down; this avoids an unhandled rejection until then.
      reading.catch(() => {});
      const words = await host.load();
      signal.throwIfAborted();
      view.words = words;
      const cse = await reading;
      signal.throwIfAborted();
      view.source = new CardToSave(element, cse);
      void enter("ready");
      element.dispatchEvent(new SipsReadyEvent());
    } catch (error) {
      await fail(error, "failed", signal);
    }
  }

  /** From the button to the answer. Nothing is awaited before `busy`, so a second click finds another state. */
  async function save(source: CardToSave, signal: AbortSignal): Promise<void> {
    void enter("busy");
    try {
      const card = await source.collect();
      signal.throwIfAborted();
      if (!card) {
        await enter("ready");
        return source.brandChoice.focus();
      }
      const saved = await saveCard(element.endpoint, card);
      signal.throwIfAborted();
      source.stop();
      void enter("done");
      element.dispatchEvent(new CardSavedEvent(saved));
    } catch (error) {
      const field = fieldAtFault(source.fields, error);
      if (!field || signal.aborted) return fail(error, "ready", signal);
      await enter("ready");
      field.refuse();
      reportFailure(element, codeOf(error), field.sentence ?? "", error);
    }
  }

  async function fail(error: unknown, state: CardFormState, signal: AbortSignal): Promise<void> {
    const code = codeOf(error);
    const { sentence } = await tellFault(view.words, code, error);
    if (signal.aborted) return;
    lost = isCodeLost(code);
    view.notice = sentence;
    void enter(lost ? "failed" : state);
    reportFailure(element, code, sentence, error);
  }

  function end(): void {
    run?.abort();
    run = undefined;
    outdated = false;
    close();
  }
}
