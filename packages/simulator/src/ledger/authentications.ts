import { createHmac } from "node:crypto";
import type { Store } from "../store/store.js";
import type { Clock } from "../world/clock.js";
import type { SeededRandom } from "../world/seeded-random.js";
import { paymentSessionLifeMs } from "./payment-session-life.js";
import { sameBytes } from "./same-bytes.js";

/** What the cardholder is asked to confirm. */
export interface Challenge {
  readonly merchantId: string;
  readonly merchantName: string;
  readonly transactionReference: string;
  readonly amount: number;
  readonly currencyCode: string;
  readonly maskedPan: string;
}

/** The cardholder's answer. */
export type Verdict = "authenticate" | "fail" | "cancel";

/** Challenges in progress: the request is sent as PaReq, the cardholder's verdict comes back as PaRes. */
export interface Authentications {
  /** Returns the PaReq. */
  begin(challenge: Challenge): string;
  /** Undefined when the message is unknown, forged, used or too old. */
  open(paReq: string): Challenge | undefined;
  /** Returns the PaRes that carries the verdict back to the shop. Throws when the message cannot be opened. */
  decide(paReq: string, verdict: Verdict): string;
  /** Reads a PaRes for the one transaction it was made for, once. */
  redeem(
    paRes: string,
    transaction: { merchantId: string; transactionReference: string },
  ): Verdict | undefined;
  reset(): void;
}

interface Pending {
  readonly challenge: Challenge;
  readonly expiresAt: number;
  verdict?: Verdict;
  redeemed: boolean;
}

export function createAuthentications(clock: Clock, random: SeededRandom, store: Store): Authentications {
  const pending = store.collection<Pending>("authentications");
  const key = random.bytes(32, "pares");
  const sign = (text: string) => createHmac("sha256", key).update(text).digest("base64url");

  const openPending = (paReq: string): Pending | undefined => {
    const found = pending.get(paReq);
    return found && !found.redeemed && clock.now() < found.expiresAt ? found : undefined;
  };

  return {
    begin(challenge) {
      // Standard base64 with "+", "/" and "=", so that a badly encoded form fails.
      const paReq = random.bytes(121, random.nextLabel("paReq")).toString("base64");
      pending.set(paReq, { challenge, expiresAt: clock.now() + paymentSessionLifeMs, redeemed: false });
      return paReq;
    },
    open: (paReq) => openPending(paReq)?.challenge,
    decide(paReq, verdict) {
      const found = openPending(paReq);
      if (!found)
        throw new Error("This authentication message is unknown, used or too old: begin a new payment.");
      // A cardholder who goes back may send the same verdict again, but not change it.
      found.verdict ??= verdict;
      pending.set(paReq, found);
      if (found.verdict !== verdict) throw new Error("This authentication already has another verdict.");
      const content = JSON.stringify({ paReq, verdict });
      return Buffer.from(`${content}\n${sign(content)}`).toString("base64");
    },
    redeem(paRes, transaction) {
      const [content = "", signature = ""] = Buffer.from(paRes, "base64").toString().split("\n");
      if (!sameBytes(signature, sign(content))) return undefined;
      // The signature proves that `decide` has written it.
      const { paReq, verdict } = JSON.parse(content) as { paReq: string; verdict: Verdict };
      const found = pending.get(paReq);
      const isOfThisTransaction =
        found?.challenge.merchantId === transaction.merchantId &&
        found.challenge.transactionReference === transaction.transactionReference;
      if (!isOfThisTransaction || found.redeemed) return undefined;
      found.redeemed = true;
      pending.set(paReq, found);
      return verdict;
    },
    reset: () => pending.clear(),
  };
}
