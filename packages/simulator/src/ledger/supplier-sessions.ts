import { createHmac } from "node:crypto";
import type { Store } from "../store/store.js";
import type { Clock } from "../world/clock.js";
import type { SeededRandom } from "../world/seeded-random.js";
import { paymentSessionLifeMs, transferLifeMs } from "./payment-session-life.js";
import { sameBytes } from "./same-bytes.js";
import type { WireObject } from "./wire.js";

/** The external pages that a buyer may be redirected to. */
export type SupplierKind = "paypal" | "bancontact" | "ideal" | "sofort" | "paylib" | "mandate";

/** What the buyer decides there. */
export type SupplierVerdict = "confirm" | "refuse" | "cancel" | "pending";

/** A buyer's visit to an external page, from the call that opens it to the call that fetches its result. */
export interface SupplierSession {
  readonly kind: SupplierKind;
  readonly merchantId: string;
  readonly merchantName: string;
  /** The transactionReference, or the mandateId. */
  readonly subject: string;
  readonly merchantReturnUrl: string;
  /** The key that seals the return, when it is sealed. */
  readonly keyVersion: string;
  /** The version that the opening call has announced; a sealed return repeats it. */
  readonly interfaceVersion?: string;
  /** What the page shows: amount and currency of a payment, bank of a transfer, parties of a mandate. */
  readonly amount?: number;
  readonly currencyCode?: string;
  readonly bankName?: string;
  readonly mandate?: {
    readonly debtorName: string;
    readonly maskedIban: string;
    readonly creditorId: string;
  };
  /** What the calls after the return need again. */
  readonly context: WireObject;
  readonly expiresAt: number;
  verdict?: SupplierVerdict;
  /** Decided in an app: the buyer's browser brings nothing back, so the outgoing redirectionData finalizes as well. */
  isDecidedInApp?: boolean;
  isFinalized: boolean;
}

/** Why the redirectionData of a return is rejected. */
export type SupplierFault = "forged" | "expired" | "replayed";

/** Visits in progress. The outgoing and the returned redirectionData are different, each signed. */
export interface SupplierSessions {
  /** Returns the redirectionData that opens the page. */
  begin(session: Omit<SupplierSession, "expiresAt" | "isFinalized" | "verdict">): string;
  find(merchantId: string, subject: string): SupplierSession | undefined;
  /** The visit that an app opens by the number in its link; undefined as for `open`. */
  openInApp(appSession: string): SupplierSession | undefined;
  /** Stores what the buyer has decided in the app. Throws when it cannot. */
  decideInApp(session: SupplierSession, verdict: SupplierVerdict): void;
  /** What the page is about; undefined when the message is unknown, forged, used or too old. */
  open(redirectionData: string): SupplierSession | undefined;
  /** Stores the buyer's decision and returns the redirectionData for the shop. Throws when it cannot. */
  decide(redirectionData: string, verdict: SupplierVerdict): { session: SupplierSession; back: string };
  /** Reads the redirectionData of a return; finalizing uses it up. */
  read(back: string): { session: SupplierSession; verdict: SupplierVerdict } | { fault: SupplierFault };
  finalize(session: SupplierSession): void;
  all(): Iterable<SupplierSession>;
  reset(): void;
}

export function createSupplierSessions(clock: Clock, random: SeededRandom, store: Store): SupplierSessions {
  const held = store.collection<SupplierSession>("supplier sessions");
  const key = random.bytes(32, "suppliers");
  const sign = (text: string) => createHmac("sha256", key).update(text).digest("base64url");
  const keyOf = ({ merchantId, subject }: Pick<SupplierSession, "merchantId" | "subject">) =>
    `${merchantId} ${subject}`;

  // Standard base64 with "+", "/" and "=", so that a badly encoded form fails.
  const seal = (way: "out" | "back", id: string) =>
    Buffer.from(`${id}\n${way}\n${sign(`${way}\n${id}`)}`).toString("base64");
  const unseal = (way: "out" | "back", message: string): SupplierSession | undefined => {
    const [id = "", itsWay, signature = ""] = Buffer.from(message, "base64").toString().split("\n");
    const isOurs = itsWay === way && sameBytes(signature, sign(`${way}\n${id}`));
    return isOurs ? held.get(id) : undefined;
  };

  const isTooOld = (session: SupplierSession) => clock.now() >= session.expiresAt;
  const ifOpen = (session: SupplierSession | undefined) =>
    session && !session.isFinalized && !isTooOld(session) ? session : undefined;
  const openSession = (redirectionData: string) => ifOpen(unseal("out", redirectionData));
  const keepVerdict = (session: SupplierSession, verdict: SupplierVerdict) => {
    // A buyer who goes back may repeat their decision, but not change it.
    if (session.verdict !== undefined && session.verdict !== verdict) {
      throw new Error("This page already has another answer.");
    }
    session.verdict = verdict;
    held.set(keyOf(session), session);
  };

  return {
    begin(opening) {
      const isTransfer = opening.kind === "ideal" || opening.kind === "sofort";
      const lifeMs = isTransfer ? transferLifeMs : paymentSessionLifeMs;
      const session = { ...opening, expiresAt: clock.now() + lifeMs, isFinalized: false };
      held.set(keyOf(session), session);
      return seal("out", keyOf(session));
    },
    find: (merchantId, subject) => held.get(keyOf({ merchantId, subject })),
    open: openSession,
    openInApp: (appSession) =>
      ifOpen([...held.values()].find(({ context }) => context["appSession"] === appSession)),
    decideInApp(session, verdict) {
      session.isDecidedInApp = true;
      keepVerdict(session, verdict);
    },
    decide(redirectionData, verdict) {
      const session = openSession(redirectionData);
      if (!session) throw new Error("This page is unknown, used or too old: begin again at the shop.");
      keepVerdict(session, verdict);
      return { session, back: seal("back", keyOf(session)) };
    },
    read(back) {
      const sent = unseal("out", back);
      const session = unseal("back", back) ?? (sent?.isDecidedInApp ? sent : undefined);
      if (!session?.verdict) return { fault: "forged" };
      if (session.isFinalized) return { fault: "replayed" };
      return isTooOld(session) ? { fault: "expired" } : { session, verdict: session.verdict };
    },
    finalize(session) {
      session.isFinalized = true;
      held.set(keyOf(session), session);
    },
    all: () => held.values(),
    reset: () => held.clear(),
  };
}
