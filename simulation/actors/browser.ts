import { PaymentError, type Payments } from "../engine.js";
import type { Random } from "../random.js";
import type { Fleet } from "../shop/fleet.js";
import type { Scheduler } from "../time/scheduler.js";

/** The result of a request to a server of the shop. */
export type Reply<T> =
  | { readonly kind: "answered"; readonly value: T }
  /** The engine has refused, with a code. */
  | { readonly kind: "problem"; readonly error: PaymentError }
  /** The server failed: its router answers 500. */
  | { readonly kind: "failed" }
  /** No answer: the server is down, was killed, or did not answer in time. */
  | { readonly kind: "lost" };

/** Sends requests to the shop's servers. */
export interface Browser {
  /** @param onAnswer called when the server answers, whether or not the answer arrives */
  ask<T>(
    random: Random,
    run: (payments: Payments, server: string) => Promise<T>,
    onAnswer?: (reply: Reply<T>) => void,
  ): Promise<Reply<T>>;
}

// Longer than the engine's own deadlines; after that, a browser shows its own error page.
const patienceMs = 120_000;

/** @param look called with each refusal that somebody reads */
export function createBrowser(scheduler: Scheduler, fleet: Fleet, look: (text: string) => void): Browser {
  return {
    ask: <T>(
      random: Random,
      run: (payments: Payments, server: string) => Promise<T>,
      onAnswer: (reply: Reply<T>) => void = () => {},
    ) =>
      new Promise<Reply<T>>((resolve) => {
        const latency = random.between(5, 60);
        const server = fleet.pick(random);
        if (!server) return void scheduler.after(latency, () => resolve({ kind: "lost" }));
        const { scope, payments } = server;
        let isOver = false;
        const end = (reply: Reply<T>) => {
          if (isOver) return;
          isOver = true;
          callOff();
          forget();
          resolve(reply);
        };
        const callOff = scheduler.after(patienceMs, () => end({ kind: "lost" }));
        const forget = scope.onKill(() => void scheduler.after(latency, () => end({ kind: "lost" })));
        const answer = async () => replyOf(run(payments, scope.name));
        scope.after(latency, () => {
          void answer().then((reply) => {
            if (reply.kind === "problem") look(reply.error.message);
            onAnswer(reply);
            scheduler.after(latency, () => end(reply));
          });
        });
      }),
  };
}

async function replyOf<T>(work: Promise<T>): Promise<Reply<T>> {
  try {
    return { kind: "answered", value: await work };
  } catch (error) {
    return error instanceof PaymentError ? { kind: "problem", error } : { kind: "failed" };
  }
}
