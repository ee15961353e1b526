import type { LitElement } from "lit";
import type { PaymentNext, PaymentSession, SessionRequest } from "@sips-kit/protocol/checkout";
import { EndpointError } from "../endpoint/endpoint-error.js";
import { sendPayment } from "../endpoint/payment-endpoint.js";
import { keepSession } from "../endpoint/session-keeper.js";
import { codeOf } from "../events/code-of.js";
import { PaymentNextEvent } from "../events/payment-next-event.js";
import { reportFailure } from "../events/report-failure.js";
import { SipsReadyEvent } from "../events/sips-ready-event.js";
import type { CardFormState } from "../fields/card-form-state.js";
import { goTo } from "./go-to.js";
import { en } from "../locales/en.js";
import type { Locale } from "../locales/locale.js";
import type { PaymentField, PaymentSource } from "./payment-source.js";
import { tellFault } from "./tell-fault.js";

/** After this time the buyer is told that it takes longer than usual. */
const slowAfterMs = 6_000;

/** The element that shows the flow's view. */
export interface FlowElement extends LitElement {
  readonly endpoint: string;
  readonly orderId: string;
  /** Nothing is sent. */
  readonly disabled: boolean;
  /** Where the bank's challenge is shown. Default: a separate page. */
  readonly challenge?: "page" | "modal";
  /** What the page may do: read by elements beside this one, from `sips-ready` on. */
  session?: PaymentSession | undefined;
  /** What the buyer chooses in another element, such as instalments: sent with the payment. */
  readonly choice?: object | undefined;
  restart(notice?: string): void;
}

/** What the element provides to the flow. */
export interface FlowHost<Details extends object, Source extends PaymentSource<Details>> {
  /** What to open a session for, besides the order. */
  request(): Omit<SessionRequest, "orderId" | "payAgain">;
  /** True when the session is opened only once the buyer pays, because the page shows nothing of it. */
  readonly opensLate?: boolean;
  /** Loads the texts in the buyer's language, and the source of the payment's details. */
  load(): Promise<[Locale, Source]>;
  /** All fields, when there are more than the source has. */
  fields?(): readonly PaymentField[];
  cardholderName?(): string;
  /** Shows every problem at its field; true when there is none. */
  allValid(): boolean;
  /** Hands the card to the shop's own form, if there is one, and then returns true. */
  deliver?(session: string, details: Details): boolean;
}

/** What the element shows. */
export interface FlowView<Source extends PaymentSource = PaymentSource> {
  state: CardFormState;
  slow: boolean;
  /** A message about the form as a whole. */
  notice: string;
  words: Locale;
  source: Source | undefined;
  /** After a failure that retrying cannot fix: the buyer's choices, instead of the button. */
  answers: unknown;
}

/** The flow from the first session to the next page. */
export interface Flow<Source extends PaymentSource = PaymentSource> {
  readonly view: Readonly<FlowView<Source>>;
  isRunning(): boolean;
  /**
   * Takes note that a form has changed; true when it should start over now. A payment that is being sent gets its answer
   * first: it may have been charged, and the buyer would see an empty form.
   */
  isOutdated(changed: boolean): boolean;
  /** Starts, or starts over with empty fields. */
  start(notice?: string): void;
  pay(): void;
  /** After a failure: resends an unanswered submission, else starts over; loads the page again where code is missing. */
  retry(): void;
  end(): void;
}

/** Creates the flow of an element, which starts it once it is visible. */
export function createFlow<Details extends object, Source extends PaymentSource<Details>>(
  element: FlowElement,
  host: FlowHost<Details, Source>,
): Flow<Source> {
  const sessions = keepSession();
  const view: FlowView<Source> = {
    state: "loading",
    slow: false,
    notice: "",
    words: en,
    source: undefined,
    answers: undefined,
  };
  let slowTimer: ReturnType<typeof setTimeout> | undefined;
  /** One connection to the page, or one retry: results of an older one are dropped. */
  let run: AbortController | undefined;
  let started: Promise<void> = Promise.resolve();
  /** Set before anything is awaited, so that a second click finds it set. */
  let locked = false;
  /** A submission without an answer: resent unchanged, because the server recognises a repeat. */
  let unanswered: object | undefined;
  /** The gateway's fields have rejected the card once: probably a typing error, which they show themselves. */
  let refusedOnce = false;
  let outdated = false;
  /** Set when code did not load: some browsers load it again only with the page. */
  let lost = false;
  /** Set when the buyer wants to pay although an earlier payment of the order may still go through. */
  let payAgain: true | undefined;

  return {
    view,
    isRunning: () => run !== undefined,
    isOutdated(changed) {
      outdated ||= changed && run !== undefined;
      return outdated && view.state !== "busy";
    },
    start,
    pay: payOnce,
    retry() {
      if (element.disabled) return;
      if (lost && navigator.onLine) return location.reload();
      if (!unanswered || !run) return startAgain();
      const { signal } = run;
      send(unanswered, signal).catch((error: unknown) => fail(error, signal));
    },
    end,
  };

  function start(because = "", agreed?: true): void {
    end();
    view.notice = because;
    payAgain = agreed;
    run = new AbortController();
    started = open(run.signal, true);
  }

  /** Restarts after a click on a button; if the button pays, so does this click. */
  function startAgain(agreed = payAgain): void {
    start("", agreed);
    if (host.opensLate) payOnce();
  }

  function payOnce(): void {
    // Nobody pays by what they have not seen.
    if (locked || !run || element.disabled || (view.state !== "ready" && !host.opensLate)) return;
    locked = true;
    void pay(run.signal);
  }

  /** Loads session, mode code, language and frames, as much as possible in parallel. */
  async function open(signal: AbortSignal, mayRepeat: boolean): Promise<void> {
    void enter("loading");
    try {
      const opening = host.opensLate ? undefined : session(signal);
      // It is awaited further down; this avoids an unhandled rejection until then.
      opening?.catch(() => {});
      const loaded = await host.load();
      signal.throwIfAborted();
      [view.words, view.source] = loaded;
      // The frames need their containers in the page, and their titles.
      await redraw();
      if (opening) await view.source.start((element.session = await opening), signal);
      signal.throwIfAborted();
      void enter("ready");
      element.dispatchEvent(new SipsReadyEvent());
    } catch (error) {
      if (signal.aborted) return;
      sessions.drop();
      // Frames that did not load are tried once more, with a new session, before the buyer is told.
      if (mayRepeat && /_(SCRIPT|FIELDS)_/.test(codeOf(error))) {
        view.source?.stop();
        return open(signal, false);
      }
      await fail(error, signal);
    }
  }

  /** From the button to the answer. */
  async function pay(signal: AbortSignal): Promise<void> {
    await started;
    const { source } = view;
    let takeBack = () => {};
    try {
      if (signal.aborted || view.state !== "ready" || !source) return;
      if (sessions.isExpired()) await renew(source, signal);
      if (!host.allValid()) return;
      void enter("busy");
      const { session: id } = await session(signal);
      const details = await source.collect();
      signal.throwIfAborted();
      if (details === undefined) {
        await enter("ready");
        return source.brandChoice?.focus();
      }
      // One session, one payment.
      takeBack = sessions.drop();
      if (host.deliver?.(id, details)) {
        void enter("done");
      } else
        await send(
          { session: id, ...details, ...element.choice, cardholderName: host.cardholderName?.() },
          signal,
        );
    } catch (error) {
      const wrong = error instanceof EndpointError && error.problem["field"];
      const field = (host.fields?.() ?? source?.fields)?.find((one) => one.field === wrong);
      if (!field || signal.aborted) return await fail(error, signal);
      // The server has rejected this field's value: the session was not used up.
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
    const url = await import("./challenge/ask-holder.js").then((module) =>
      module.askHolder(element, next.url, view.words),
    );
    if (url !== undefined) goTo(url);
  }

  /** Resolves when the changes are rendered. */
  function redraw(): Promise<unknown> {
    element.requestUpdate();
    return element.updateComplete;
  }

  function session(signal: AbortSignal): Promise<PaymentSession> {
    const { endpoint, orderId } = element;
    return sessions.get(endpoint, { orderId, ...host.request(), ...(payAgain && { payAgain }) }, signal);
  }

  /**
   * Renews a session that expired while the buyer was typing: our own inputs keep the card, the gateway's frames do
   * not.
   */
  async function renew(of: Source, signal: AbortSignal): Promise<void> {
    void enter("loading");
    await of.start(await session(signal), signal);
    signal.throwIfAborted();
    if (of.fields?.some((field) => field.empty)) {
      view.notice = (await tellFault(view.words, "PAYMENT_SESSION_EXPIRED")).sentence;
      signal.throwIfAborted();
    }
    void enter("ready");
  }

  async function fail(error: unknown, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const code = codeOf(error);
    lost = /ELEMENTS_FAILED|NOT_LOADED/.test(code);
    // Until there is something to show, the form stays as it is.
    const told = await tellFault(view.words, code, error, { element, payAgain: () => startAgain(true) });
    if (signal.aborted) return;
    const { sentence } = told;
    // The server has answered: it knows of the submission.
    if (!/ELEMENTS_/.test(code)) unanswered = undefined;
    locked = false;
    const isOffline = /OFFLINE/.test(code);
    // The gateway's fields still hold the card: it can be sent once the buyer has corrected it.
    if (isOffline || (/_TOKENIZE_(REFUSED|FAILED)/.test(code) && !refusedOnce)) {
      refusedOnce = !isOffline;
      view.notice = sentence;
      return void enter("ready");
    }
    sessions.drop();
    // Nothing was charged then, and the buyer can continue by entering the card again.
    if (/_SESSION_|_TOKENIZE_/.test(code)) start(sentence, payAgain);
    else {
      view.notice = sentence;
      void enter("failed").then(told.shown);
      view.answers = told.answers;
    }
    reportFailure(element, code, sentence, error);
  }

  function end(): void {
    // A form that was removed, or has not restarted, cannot be filled in, so it must not look ready.
    view.state = "loading";
    run?.abort();
    run = undefined;
    view.source?.stop();
    view.source = unanswered = undefined;
    locked = outdated = refusedOnce = false;
    clearTimeout(slowTimer);
    void redraw();
  }

  function enter(now: CardFormState): Promise<unknown> {
    view.state = now;
    view.slow = false;
    view.answers = undefined;
    if (now === "busy") view.notice = "";
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
