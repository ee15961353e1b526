import type { MethodName } from "@sips-kit/protocol";
import { brandsOf } from "../fixtures/brands.js";
import { maskPan } from "./card.js";
import { isIban, maskIban } from "./iban.js";
import { passesLuhn } from "./luhn.js";
import type { Wire, WireObject } from "./wire.js";

/** One call and its answer, without card data. */
export interface Exchange {
  /** Counts up from 1. */
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly method: MethodName;
  readonly request: WireObject;
  readonly answer: WireObject;
  /** The fault that the answer met, or how its test card delays it (lost, slow). */
  readonly delivery?: string;
  /** The id of the exchange that was sent again; absent for calls of a shop. */
  readonly replayOf?: number;
}

/** The last calls, redacted before they are stored, so that nothing can leak. */
export interface Exchanges {
  /** Returns the exchange as it is kept. */
  record(exchange: Omit<Exchange, "id">): Exchange;
  /** Undefined for an id that never was, or is no longer kept. */
  find(id: number): Exchange | undefined;
  all(): readonly Exchange[];
  reset(): void;
}

const kept = 1_000;

export function createExchanges(): Exchanges {
  let exchanges: Exchange[] = [];
  let lastId = 0;
  return {
    record(exchange) {
      const redacted = {
        id: ++lastId,
        ...exchange,
        request: redact(exchange.request),
        answer: redact(exchange.answer),
      };
      exchanges.push(redacted);
      if (exchanges.length >= 2 * kept) exchanges = exchanges.slice(-kept);
      return redacted;
    },
    find: (wanted) => exchanges.slice(-kept).find(({ id }) => id === wanted),
    all: () => exchanges.slice(-kept),
    reset() {
      exchanges = [];
      lastId = 0;
    },
  };
}

/** A copy without card data: known fields masked by name, card numbers in any other field by pattern. */
export function redact(fields: WireObject): WireObject {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, redactField(name, value)] as const),
  );
}

function redactField(name: string, value: Wire | undefined): Wire | undefined {
  if (value === undefined || value === null) return value;
  if (name === "cardCSCValue" || name === "paymentData") return "***";
  if (name === "cardNumber") return redactNumber(String(value));
  return redactValue(value);
}

function redactValue(value: Wire): Wire {
  if (typeof value === "string") return redactText(value);
  if (typeof value === "number") return String(value).length < 13 ? value : redactValue(String(value));
  if (typeof value !== "object" || value === null) return value;
  // Array.isArray does not narrow readonly arrays; both casts say what the line has just shown.
  if (Array.isArray(value)) return (value as readonly Wire[]).map(redactValue);
  return redact(value as WireObject);
}

/** Accounts are written with or without spaces, cards in groups as well. */
function redactText(text: string): string {
  if (isIban(text)) return maskIban(text);
  return text
    .replace(/\b[A-Z]{2}\d{2}[A-Z0-9]{11,30}\b/gi, maskIfAccount)
    .replace(/(?<!\d)\d{13,19}(?!\d)/g, maskIfCard)
    .replace(cardInGroups, maskIfCard);
}

const cardInGroups =
  /(?<!\d)(?:\d{4}([ -])\d{4}\1\d{4}\1\d{3,4}(?:\1\d{1,3})?|\d{4}([ -])\d{6}\2\d{5})(?!\d)/g;

function redactNumber(value: string): string {
  return /^\d+$/.test(value) ? maskPan(value) : `${value.slice(0, 8)}… (${value.length} characters)`;
}

function maskIfAccount(text: string): string {
  return isIban(text) ? maskIban(text) : text;
}

function maskIfCard(text: string): string {
  const digits = text.replace(/\D/g, "");
  const isCard = brandsOf(digits).length > 0 || (/^[3-6]/.test(digits) && passesLuhn(digits));
  return isCard ? maskPan(digits) : text;
}
