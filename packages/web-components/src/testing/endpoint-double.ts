import type { PaymentNext, PaymentSession, Problem } from "@sips-kit/protocol/checkout";

/** One answer of the shop's server; the next request gets the next one. */
export interface PlannedAnswer {
  /** 200 if left out. */
  status?: number;
  body?: Partial<PaymentSession> | PaymentNext | Partial<Problem>;
  /** Only once the test says so. */
  isHeld?: true;
  /** The line breaks in the middle of it. */
  isCut?: true;
}

/** A shop's server of one test: scripts/endpoint-double.mjs answers as it is told here. */
export interface EndpointDouble {
  /** For the attribute `endpoint`. */
  readonly endpoint: string;
  plan(route: "sessions" | "payments", ...answers: PlannedAnswer[]): Promise<void>;
  /** Bodies of what was sent to a route. */
  sentTo(route: "sessions" | "payments"): Promise<unknown[]>;
  /** Lets the answers go that are held. */
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
      // What the double has kept.
      const requests = (await response.json()) as { to: string; body: unknown }[];
      return requests.filter(({ to }) => to === route).map(({ body }) => body);
    },
    async release() {
      await post("release", {});
    },
  };
}

/** A session as the server answers it, with what the payment method adds. */
export function sessionAnswer(more: Partial<PaymentSession>): PlannedAnswer {
  return {
    body: {
      session: crypto.randomUUID(),
      amount: "2490",
      currencyCode: "978",
      expiresAt: new Date(Date.now() + 900_000).toISOString(),
      ...more,
    },
  };
}

/** A problem as the server answers it. */
export function problemAnswer(problem: Pick<Problem, "status" | "code"> & Partial<Problem>): PlannedAnswer {
  return { status: problem.status, body: problem };
}
