import type { PaymentNext, PaymentSession } from "@sips-kit/protocol/checkout";
import { sendPayment } from "../endpoint/payment-endpoint.js";
import { keepSession } from "../endpoint/session-keeper.js";
import { codeOf, isCodeLost } from "../events/code-of.js";
import { PaymentNextEvent } from "../events/payment-next-event.js";
import { reportFailure } from "../events/report-failure.js";
import { SipsReadyEvent } from "../events/sips-ready-event.js";
import { fieldAtFault } from "./field-at-fault.js";
import type { FlowElement, FlowHost } from "./flow-host.js";
import { createFlowView, type FlowView } from "./flow-view.js";
import { goTo } from "./go-to.js";
import type { PaymentSource } from "./payment-source.js";
import { tellFault } from "./tell-fault.js";

/** The flow from the first session to the next page. */
export interface Flow<Source extends PaymentSource = PaymentSource> {
  readonly view: Readonly<FlowView<Source>>;
  /**
   * Takes note that a form has changed; true when it should start over now. A payment that is being sent gets its answer
   * first: it may have been charged, and the buyer would see an empty form.
   */
  isOutdated(changed: boolean): boolean;
  /** Starts, or starts over with empty fields. */
  start(notice?: string): void;
  pay(): void;
  /**
   * After a failure: resends an unanswered submission, else starts over; loads the page again where code is missing.
   */
  retry(): void;
  end(): void;
}

/** Creates the flow of an element, which starts it once it is visible. */
export function createFlow<Details extends object, Source extends PaymentSource<Details>>(
  element: FlowElement,
  host: FlowHost<Details, Source>,
): Flow<Source> {
  const sessions = keepSession();
  const { view, enter, redraw, close } = createFlowView<Source>(element);
  /** One connection to the page, or one retry: results of an older one are dropped. */
  let run: AbortController | undefined;
  let started: Promise<void> | undefined;
  /** A submission without an answer: resent unchanged, because the server recognises a repeat. */
  let unanswered: object | undefined;
  /** The gateway's fields have rejected the card once: probably a typing error, which they show themselves. */
  let refusedOnce = false;
  let outdated = false;
  /** Set when code did not load: only reloading the page helps. */
  let lost = false;
  /** Set when the buyer wants to pay although an earlier payment of the order may still go through. */
  let payAgain: true | undefined;

  return {
    view,
    isOutdated(changed) {
      outdated ||= changed && run !== undefined;
      return outdated && view.state !== "busy";
    },
    start,
    pay,
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
    if (host.opensLate) void pay();
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
      // Frames that did not load are tried once more, with a new session, before the buyer sees an error.
      if (mayRepeat && /_(SCRIPT|FIELDS)_/.test(codeOf(error))) {
        sessions.drop();
        view.source?.stop();
        return open(signal, false);
      }
      await fail(error, signal);
    }
  }

  /** From the button to the answer. In state `ready` nothing is awaited, so a second click finds another state. */
  async function pay(): Promise<void> {
    const { signal } = run ?? {};
    // A press while the element loads counts only if the element shows nothing: buyers must not pay with what they have
    // not seen.
    if (host.opensLate) await started;
    const { source } = view;
    if (!signal || signal.aborted || element.disabled || view.state !== "ready" || !source) return;
    try {
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
      if (host.deliver?.(id, details)) return leave();
      const cardholderName = host.cardholderName?.();
      await send({ session: id, ...details, ...element.choice, cardholderName }, signal);
    } catch (error) {
      const field = fieldAtFault(host.fields?.() ?? source.fields, error);
      if (!field || signal.aborted) return fail(error, signal);
      // The server has rejected this field's value: the session was not used up.
      unanswered = undefined;
      await enter("ready");
      field.refuse();
      reportFailure(element, codeOf(error), field.sentence ?? "", error);
    }
  }

  async function send(body: object, signal: AbortSignal): Promise<void> {
    unanswered = body;
    void enter("busy");
    const next = await sendPayment(element.endpoint, body);
    signal.throwIfAborted();
    leave();
    await goOn(next);
  }

  /** One session, one payment. */
  function leave(): void {
    unanswered = undefined;
    sessions.drop();
    void enter("done");
  }

  async function goOn(next: PaymentNext): Promise<void> {
    if (!element.dispatchEvent(new PaymentNextEvent(next))) return;
    if (next.next !== "redirect" || element.challenge !== "modal") return goTo(next.url);
    const url = await import("./challenge/ask-holder.js").then(
      (module) => module.askHolder(element, next.url, view.words),
      () => next.url,
    );
    if (url) goTo(url);
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
    const isLost = of.fields?.some((field) => field.empty);
    const told = isLost && (await tellFault(view.words, "PAYMENT_SESSION_EXPIRED"));
    signal.throwIfAborted();
    if (told) view.notice = told.sentence;
    void enter("ready");
  }

  async function fail(error: unknown, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const code = codeOf(error);
    lost = isCodeLost(code);
    // Until there is something to show, the form stays as it is.
    const told = await tellFault(view.words, code, error, { element, payAgain: () => startAgain(true) });
    if (signal.aborted) return;
    const { sentence } = told;
    // The server has answered: it knows of the submission.
    if (!/ELEMENTS_/.test(code)) unanswered = undefined;
    view.notice = sentence;
    const isOffline = /OFFLINE/.test(code);
    // The gateway's fields still hold the card: it can be sent once the buyer has corrected it.
    if (isOffline || (/_TOKENIZE_(REFUSED|FAILED)/.test(code) && !refusedOnce)) {
      refusedOnce = !isOffline;
      return void enter("ready");
    }
    sessions.drop();
    // Nothing was charged then, and the buyer can continue by entering the card again.
    if (/_SESSION_|_TOKENIZE_/.test(code)) start(sentence, payAgain);
    else {
      void enter("failed").then(told.shown);
      view.answers = told.answers;
    }
    reportFailure(element, code, sentence, error);
  }

  function end(): void {
    if (unanswered) sessions.drop();
    run?.abort();
    run = unanswered = undefined;
    outdated = refusedOnce = false;
    close();
  }
}
