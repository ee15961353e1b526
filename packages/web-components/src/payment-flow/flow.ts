import type { LitElement } from "lit";
import type { CardMode, PaymentNext, PaymentSession } from "@sips-kit/protocol/checkout";
import { EndpointError } from "../endpoint/endpoint-error.js";
import { sendPayment } from "../endpoint/payment-endpoint.js";
import { keepSession } from "../endpoint/session-keeper.js";
import { codeOf } from "../events/code-of.js";
import { PaymentNextEvent } from "../events/payment-next-event.js";
import type { PaymentFaultCode } from "../events/payment-error-event.js";
import { reportFailure } from "../events/report-failure.js";
import { SipsReadyEvent } from "../events/sips-ready-event.js";
import type { CardField } from "../fields/card-field.js";
import type { CardFormState } from "../fields/card-form-state.js";
import { goTo } from "./go-to.js";
import { en } from "../locales/en.js";
import { faultSentence } from "../locales/fault-sentence.js";
import type { Locale } from "../locales/locale.js";
import type { CardData, CardSource } from "../card-source/card-source.js";

/** After this long the buyer is told that it takes longer than usual. */
const slowAfterMs = 6_000;

/** The element around the flow: it shows what the flow says. */
export interface FlowElement extends LitElement {
  readonly endpoint: string;
  readonly orderId: string;
  /** None: the cards that the buyer has saved. */
  readonly mode?: CardMode;
  readonly challenge: "page" | "modal";
  restart(notice?: string): void;
}

/** What the element knows and the flow does not. */
export interface FlowHost {
  /** The words of the buyer's language, and where the card comes from. */
  load(): Promise<[Locale, CardSource]>;
  /** All fields, when there are more than the source has. */
  fields?(): readonly CardField[];
  cardholderName?(): string;
  /** Tells every problem at its field; true when there is none. */
  allValid(): boolean;
  ready?(): void;
  /** In the shop's own form the card is delivered there, and the answer is true. */
  deliver?(session: string, card: CardData): boolean;
  /** What to tell who gave up at the bank, when it is not the dialog's own sentence. */
  cancelled?(): string;
}

/** What there is to show. */
export interface FlowView {
  state: CardFormState;
  slow: boolean;
  /** What the buyer has to know about the form as a whole. */
  notice: string;
  words: Locale;
  source: CardSource | undefined;
  /** After a failure: where the server says that the payment is to be seen. */
  elsewhere: string | undefined;
}

/** From the first session to the page that comes next. */
export interface Flow {
  readonly view: Readonly<FlowView>;
  isRunning(): boolean;
  /** Starts, or starts anew with an empty card. */
  start(notice?: string): void;
  pay(): void;
  /** After a failure: sends again what was not answered, else starts anew. */
  retry(): void;
  end(): void;
}

export function createFlow(element: FlowElement, host: FlowHost): Flow {
  const sessions = keepSession();
  const view: FlowView = {
    state: "loading",
    slow: false,
    notice: "",
    words: en,
    source: undefined,
    elsewhere: undefined,
  };
  let slowTimer: ReturnType<typeof setTimeout> | undefined;
  /** One connection, or one try after a failure: what belongs to an older one is dropped. */
  let run: AbortController | undefined;
  let started: Promise<void> = Promise.resolve();
  /** Set before anything is awaited: of two clicks the second one finds it set. */
  let locked = false;
  /** What was sent without an answer: sent again as it is, for the server knows what it has seen. */
  let unanswered: object | undefined;
  /** The gateway's fields have refused the card once: it may be a slip of the buyer, which they show themselves. */
  let refusedOnce = false;

  return {
    view,
    isRunning: () => run !== undefined,
    start,
    pay() {
      if (locked || !run) return;
      locked = true;
      void pay(run.signal);
    },
    retry() {
      if (view.elsewhere !== undefined) return goTo(view.elsewhere);
      if (!unanswered || !run) return start();
      view.notice = "";
      const { signal } = run;
      send(unanswered, signal).catch((error: unknown) => fail(error, signal));
    },
    end,
  };

  function start(because = ""): void {
    end();
    view.notice = because;
    run = new AbortController();
    started = open(run.signal, true);
  }

  /** Session, code of the mode, language and frames, as much of it at once as can be. */
  async function open(signal: AbortSignal, mayRepeat: boolean): Promise<void> {
    void enter("loading");
    try {
      const opening = session(signal);
      // It is awaited further down; until then its failure is nobody's surprise.
      opening.catch(() => {});
      const loaded = await host.load();
      signal.throwIfAborted();
      [view.words, view.source] = loaded;
      // The frames need their place in the page, and their titles.
      await redraw();
      await view.source.start(await opening, signal);
      signal.throwIfAborted();
      void enter("ready");
      host.ready?.();
      element.dispatchEvent(new SipsReadyEvent());
    } catch (error) {
      if (signal.aborted) return;
      sessions.drop();
      // Frames that did not come are tried once more, with a session of their own, before anybody is bothered.
      if (mayRepeat && /_(SCRIPT|FIELDS)_/.test(codeOf(error))) {
        view.source?.stop();
        return open(signal, false);
      }
      fail(error, signal);
    }
  }

  /** From the button to the answer. */
  async function pay(signal: AbortSignal): Promise<void> {
    await started;
    const { source } = view;
    let takeBack = () => {};
    try {
      if (signal.aborted || view.state !== "ready" || !source) return;
      if (sessions.expired) await renew(source, signal);
      if (!host.allValid()) return;
      view.notice = "";
      void enter("busy");
      const { session: id } = await session(signal);
      const hasChoiceCome = await source.hasChoiceCome?.();
      signal.throwIfAborted();
      if (hasChoiceCome) {
        await enter("ready");
        return source.brandChoice?.focus();
      }
      const card = await source.collect();
      // One session, one payment.
      takeBack = sessions.drop();
      signal.throwIfAborted();
      if (host.deliver?.(id, card)) {
        void enter("done");
      } else await send({ session: id, cardholderName: host.cardholderName?.(), ...card }, signal);
    } catch (error) {
      const wrong = error instanceof EndpointError && error.problem["field"];
      const field = (host.fields?.() ?? source?.fields)?.find((one) => one.field === wrong);
      if (!field || signal.aborted) return fail(error, signal);
      // The server has not taken the card for what stands in this field: nothing was spent.
      takeBack();
      unanswered = undefined;
      await enter("ready");
      field.refuse();
      reportFailure(element, codeOf(error), field.sentence ?? "", error);
    } finally {
      if (!signal.aborted && view.state !== "done") locked = false;
    }
  }

  async function send(body: object, signal: AbortSignal): Promise<void> {
    locked = true;
    unanswered = body;
    void enter("busy");
    const next = await sendPayment(element.endpoint, body);
    signal.throwIfAborted();
    unanswered = undefined;
    void enter("done");
    await goOn(next);
  }

  async function goOn(next: PaymentNext): Promise<void> {
    if (!element.dispatchEvent(new PaymentNextEvent(next))) return;
    if (next.next !== "redirect" || element.challenge !== "modal") return goTo(next.url);
    const { askHolder } = await import("./challenge/ask-holder.js");
    const answer = await askHolder(element.renderRoot, next.url, view.words);
    if ("url" in answer) goTo(answer.url);
    else element.restart(host.cancelled?.() ?? answer.cancelled);
  }

  /** Resolves when what has changed is on the page. */
  function redraw(): Promise<unknown> {
    element.requestUpdate();
    return element.updateComplete;
  }

  function session(signal: AbortSignal): Promise<PaymentSession> {
    const { endpoint, orderId, mode = "wallet" } = element;
    return sessions.get(endpoint, orderId, mode, signal);
  }

  /** A session that ran out while the buyer was typing: our own inputs keep the card, the gateway's frames do not. */
  async function renew(of: CardSource, signal: AbortSignal): Promise<void> {
    void enter("loading");
    await of.start(await session(signal), signal);
    signal.throwIfAborted();
    if (of.fields.some((field) => field.empty)) view.notice = sentence("PAYMENT_SESSION_EXPIRED");
    void enter("ready");
  }

  function fail(error: unknown, signal: AbortSignal): void {
    if (signal.aborted) return;
    const code = codeOf(error);
    if (!(error instanceof EndpointError) || error.answered) unanswered = undefined;
    view.elsewhere = error instanceof EndpointError ? error.url : undefined;
    locked = false;
    // The gateway's fields still hold the card: it can be sent as soon as the buyer has mended what keeps it.
    if (code === "ELEMENTS_TOKENIZE_OFFLINE" || (/_TOKENIZE_(REFUSED|FAILED)/.test(code) && !refusedOnce)) {
      refusedOnce = code !== "ELEMENTS_TOKENIZE_OFFLINE";
      view.notice = code.endsWith("REFUSED") ? view.words.checkFields : sentence(code);
      return void enter("ready");
    }
    sessions.drop();
    // Nothing has been charged then, and with the card once more it can go on.
    if (/_SESSION_|_TOKENIZE_/.test(code)) start(sentence(code));
    else {
      view.notice = sentence(code, error);
      void enter("failed");
    }
    reportFailure(element, code, sentence(code, error), error);
  }

  function sentence(code: PaymentFaultCode, error?: unknown): string {
    return faultSentence(view.words, code, error);
  }

  function end(): void {
    // Out of the page, or before its next start, a form has nothing to be filled in: it must not say that it is ready.
    view.state = "loading";
    run?.abort();
    run = undefined;
    view.source?.stop();
    view.source = undefined;
    unanswered = undefined;
    locked = false;
    refusedOnce = false;
    clearTimeout(slowTimer);
    void redraw();
  }

  function enter(now: CardFormState): Promise<unknown> {
    view.state = now;
    view.slow = false;
    view.source?.follow?.(now);
    clearTimeout(slowTimer);
    if (now === "loading" || now === "busy") {
      slowTimer = setTimeout(() => {
        view.slow = true;
        void redraw();
      }, slowAfterMs);
    }
    return redraw();
  }
}
