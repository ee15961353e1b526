import type { Store } from "../store/store.js";
import type { Clock } from "../world/clock.js";
import type { SeededRandom } from "../world/seeded-random.js";
import { paymentSessionLifeMs } from "./payment-session-life.js";

/** Where a mandate stands. ACTIVE is the gateway's word, the others are ours: no source shows them. */
export type MandateStatus =
  | "INITIALIZED"
  | "ACTIVE"
  | "REFUSED"
  | "CANCELLED"
  /** Revoked by the debtor. */
  | "REVOKED"
  /** Not used for 36 months, or never signed. */
  | "EXPIRED"
  /** For a single debit, which was made. */
  | "ENDED";

/** A SEPA mandate: a debtor's consent to be debited. */
export interface Mandate {
  readonly merchantId: string;
  /** The unique mandate reference (RUM). */
  readonly mandateId: string;
  readonly creditorId: string;
  readonly creditorName: string;
  readonly customerId?: string | undefined;
  readonly paymentMeanAlias?: string | undefined;
  readonly debtorName: string;
  readonly debtorAddress: readonly string[];
  readonly iban: string;
  readonly bic: string;
  readonly mandateUsage: string;
  readonly mandateAuthentMethod: string;
  readonly transactionActors: string;
  readonly createdAt: number;
  signedAt?: number;
  lastUsedAt?: number;
  status: MandateStatus;
  /** References of the debits made with it, oldest first. */
  readonly debits: string[];
}

/** What is known of a mandate before it is signed. */
export type MandateDraft = Omit<
  Mandate,
  "mandateId" | "creditorId" | "createdAt" | "signedAt" | "lastUsedAt" | "status" | "debits"
>;

/** The mandates of all shops. Each shop sees its own. */
export interface Mandates {
  initialize(draft: MandateDraft): Mandate;
  /** Finds a mandate in its current state, after applying what time has changed. */
  find(merchantId: string, mandateId: string): Mandate | undefined;
  ofCustomer(merchantId: string, customerId: string): readonly Mandate[];
  /** Ends the signing. */
  close(mandate: Mandate, status: "ACTIVE" | "REFUSED" | "CANCELLED"): void;
  /** The debtor revokes it. */
  revoke(mandate: Mandate): void;
  /** Writes a debit that was accepted; a mandate for one debit ends with it. */
  use(mandate: Mandate, transactionReference: string): void;
  all(): readonly Mandate[];
  reset(): void;
}

/** SEPA rulebook: a mandate that was not used for 36 months lapses. */
const lapsesAfterMs = 3 * 365.25 * 86_400_000;

export function createMandates(clock: Clock, random: SeededRandom, store: Store): Mandates {
  const held = store.collection<Mandate>("mandates");
  const keyOf = ({ merchantId, mandateId }: Mandate) => `${merchantId} ${mandateId}`;
  const keep = (mandate: Mandate) => void held.set(keyOf(mandate), mandate);

  const upToDate = (mandate: Mandate): Mandate => {
    const age = clock.now() - (mandate.lastUsedAt ?? mandate.signedAt ?? mandate.createdAt);
    const life = { INITIALIZED: paymentSessionLifeMs, ACTIVE: lapsesAfterMs }[mandate.status as string];
    if (life !== undefined && age >= life) {
      mandate.status = "EXPIRED";
      keep(mandate);
    }
    return mandate;
  };

  const freeId = (merchantId: string): string => {
    for (;;) {
      const id = `SIM${random
        .bytes(9, random.nextLabel(`mandate ${merchantId}`))
        .toString("hex")
        .toUpperCase()}`;
      if (!held.has(`${merchantId} ${id}`)) return id;
    }
  };

  const all = () => [...held.values()].map(upToDate);

  return {
    initialize(draft) {
      const mandate: Mandate = {
        ...draft,
        mandateId: freeId(draft.merchantId),
        creditorId: creditorIdOf(draft.merchantId),
        createdAt: clock.now(),
        status: "INITIALIZED",
        debits: [],
      };
      keep(mandate);
      return mandate;
    },
    find(merchantId, mandateId) {
      const found = held.get(`${merchantId} ${mandateId}`);
      return found && upToDate(found);
    },
    ofCustomer: (merchantId, customerId) =>
      all().filter((mandate) => mandate.merchantId === merchantId && mandate.customerId === customerId),
    close(mandate, status) {
      mandate.status = status;
      if (status === "ACTIVE") mandate.signedAt = clock.now();
      keep(mandate);
    },
    revoke(mandate) {
      mandate.status = "REVOKED";
      keep(mandate);
    },
    use(mandate, transactionReference) {
      mandate.debits.push(transactionReference);
      mandate.lastUsedAt = clock.now();
      if (mandate.mandateUsage === "ONE_OFF") mandate.status = "ENDED";
      keep(mandate);
    },
    all,
    reset: () => held.clear(),
  };
}

/** A creditor identifier (ICS) of the French form, whose check digits are right: FR, check, ZZZ, six digits. */
function creditorIdOf(merchantId: string): string {
  const national = merchantId.slice(-6).padStart(6, "0");
  // ISO 7064 over the national part, "FR" as 1527 and "00"; the business code ZZZ does not count.
  const check = 98 - Number(BigInt(`${national}152700`) % 97n);
  return `FR${String(check).padStart(2, "0")}ZZZ${national}`;
}
