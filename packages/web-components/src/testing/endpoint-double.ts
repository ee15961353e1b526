import type {
  CseForPage,
  PaymentNext,
  PaymentSession,
  Problem,
  SavedCard,
} from "@sips-kit/protocol/checkout";

/** One planned answer of the shop's server; each request gets the next one. */
export interface PlannedAnswer {
  /** Default: 200. */
  status?: number;
  body?: Partial<PaymentSession> | PaymentNext | Partial<Problem> | CardsAnswer;
  /** Held back until the test releases it. */
  isHeld?: true;
  /** The connection breaks in the middle of it. */
  isCut?: true;
}

/** To GET and POST of `cards`: what a card is encrypted with, and the saved card. */
interface CardsAnswer {
  savedCards?: SavedCard[];
  cse?: CseForPage;
  savedCard?: SavedCard;
}

type Route = "sessions" | "payments" | "cards";

/** A test's own shop server: scripts/endpoint-double.mjs answers as planned here. */
export interface EndpointDouble {
  /** For the attribute `endpoint`. */
  readonly endpoint: string;
  plan(route: Route, ...answers: PlannedAnswer[]): Promise<void>;
  /** Bodies of the requests to a route. */
  sentTo(route: Route): Promise<unknown[]>;
  /** Releases the answers that are held. */
  release(): Promise<void>;
}

export function endpointDouble(): EndpointDouble {
  const endpoint = `/endpoint-double/${crypto.randomUUID()}`;
  const post = (path: string, body: object) =>
    fetch(`${endpoint}/${path}`, { method: "POST", body: JSON.stringify(body) });
  return {
    endpoint,
    async plan(route, ...answers) {
      await post("answers", { [route]: answers });
    },
    async sentTo(route) {
      const response = await fetch(`${endpoint}/requests`);
      // The requests that the double has recorded.
      const requests = (await response.json()) as { to: string; body: unknown }[];
      return requests.filter(({ to }) => to === route).map(({ body }) => body);
    },
    async release() {
      await post("release", {});
    },
  };
}

/** A session answer, with what the payment method adds. */
export function sessionAnswer(more: Partial<PaymentSession>): PlannedAnswer {
  return {
    body: {
      session: crypto.randomUUID(),
      amount: "2490",
      currencyCode: "978",
      lifeMs: 900_000,
      ...more,
    },
  };
}

/** A problem answer. */
export function problemAnswer(problem: Pick<Problem, "status" | "code"> & Partial<Problem>): PlannedAnswer {
  return { status: problem.status, body: problem };
}
