import type { Card } from "./cards.js";

/** What the gateway keeps between enrolment and charge. */
export interface GatewaySession {
  readonly id: string;
  readonly reference: string;
  readonly orderId: string | undefined;
  readonly amountMinor: number;
  readonly currencyCode: string;
  readonly captureMode: string;
  readonly card: Card;
  readonly needsHolder: boolean;
  readonly startedAt: number;
  isOrdered: boolean;
}

/** Sessions of the gateway, its tokens, and the bank's authentication page. */
export interface Sessions {
  open(session: Omit<GatewaySession, "id" | "isOrdered">): GatewaySession;
  find(id: unknown): GatewaySession | undefined;
  /** Hides a card behind a token or a ciphertext; each call returns a new text. */
  hide(card: Card): string;
  /** The card behind one. */
  reveal(text: unknown): Card | undefined;
  /** The bank's page: the return data that it sends with the cardholder. */
  authenticate(session: GatewaySession, isHolder: boolean): string;
  /** What a return from the bank says; undefined when the bank has not made it. */
  readReturn(session: GatewaySession, paRes: unknown): "holder" | "failed" | undefined;
}

export function createSessions(): Sessions {
  const sessions = new Map<string, GatewaySession>();
  const hidden = new Map<string, Card>();
  const returns = new Map<string, { readonly id: string; readonly isHolder: boolean }>();
  return {
    open(given) {
      const session = { ...given, id: `RD${sessions.size}`, isOrdered: false };
      sessions.set(session.id, session);
      return session;
    },
    find: (id) => (typeof id === "string" ? sessions.get(id) : undefined),
    hide(card) {
      const text = `hidden${hidden.size}x${"c".repeat(64)}`;
      hidden.set(text, card);
      return text;
    },
    reveal: (text) => (typeof text === "string" ? hidden.get(text) : undefined),
    authenticate({ id }, isHolder) {
      const paRes = `PARES${returns.size}`;
      returns.set(paRes, { id, isHolder });
      return paRes;
    },
    readReturn({ id }, paRes) {
      const found = typeof paRes === "string" ? returns.get(paRes) : undefined;
      if (found?.id !== id) return undefined;
      return found.isHolder ? "holder" : "failed";
    },
  };
}
