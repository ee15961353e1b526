import type { Told } from "../crash/stories.js";

/** One of the payments or operations in progress when a process is killed. */
export interface Flow {
  readonly orderId: string;
  /** The transaction that an operation works on; empty for a payment. */
  readonly reference: string;
  /** The number of the step at which it is stopped. */
  readonly stopAt: number;
}

/** Where a flow was when its process was killed. */
export interface Cut {
  readonly orderId: string;
  /** The step at which it was stopped, such as `after move to charging`; absent if it had finished. */
  readonly step?: string;
  /** What its buyer had been told by then. */
  readonly told?: Told;
  /** Why it failed. */
  readonly error?: string;
}

const charging = /^before (cardValidateAuthenticationAndOrder|refund|cancel|duplicate)$/;

/**
 * Stops each flow at its own step, so that one kill interrupts all of them.
 *
 * @param beforeCharging called once, when no flow can go on without a call that moves money
 * @param whenAllStand called once, when no flow goes on any more
 */
export function createStops(
  flows: readonly Flow[],
  beforeCharging: () => Promise<void>,
  whenAllStand: (cuts: readonly Cut[]) => void,
) {
  const stopAt = new Map(flows.map((flow) => [flow.orderId, flow.stopAt]));
  const names = new Map(
    flows.filter(({ reference }) => reference !== "").map(({ orderId, reference }) => [reference, orderId]),
  );
  const counts = new Map<string, number>();
  const cuts = new Map<string, Cut>();
  const waiting = new Map<string, () => void>();
  let isCharging = false;

  function stand(cut: Cut): void {
    cuts.set(cut.orderId, cut);
    look();
  }

  function look(): void {
    if (cuts.size === flows.length) whenAllStand([...cuts.values()]);
    if (isCharging || waiting.size === 0 || cuts.size + waiting.size < flows.length) return;
    isCharging = true;
    void beforeCharging().then(() => waiting.forEach((goOn) => goOn()));
  }

  function flowOf(given: readonly unknown[]): string | undefined {
    const texts = given.slice(0, 1).flatMap(textsOf);
    const orderId = texts.map((text) => names.get(text) ?? text).find((text) => stopAt.has(text));
    // An attempt gets its reference when it is opened: from then on its steps name that alone.
    if (orderId !== undefined) for (const text of texts) names.set(text, orderId);
    return orderId;
  }

  return {
    step(name: string, given: readonly unknown[]): Promise<void> | undefined {
      const orderId = flowOf(given);
      if (orderId === undefined || cuts.has(orderId)) return undefined;
      const count = (counts.get(orderId) ?? 0) + 1;
      counts.set(orderId, count);
      if (count === stopAt.get(orderId)) {
        stand({ orderId, step: name });
        return new Promise(() => {});
      }
      if (isCharging || !charging.test(name)) return undefined;
      return new Promise((goOn) => {
        waiting.set(orderId, goOn);
        look();
      });
    },
    /** The flow has come to its end. */
    end(cut: Cut): void {
      if (!cuts.has(cut.orderId)) stand(cut);
    },
  };
}

/** The names by which a call may say what it is about. */
function textsOf(given: unknown): readonly string[] {
  if (typeof given === "string") return [given];
  if (typeof given !== "object" || given === null) return [];
  const {
    orderId,
    idempotencyKey,
    reference,
    transactionReference,
    fromTransactionReference,
    merchantWalletId,
  } =
    // Each of these is looked at before it is used.
    given as Record<string, unknown>;
  const wallet = typeof merchantWalletId === "string" ? merchantWalletId.slice(1) : undefined;
  return [orderId, idempotencyKey, reference, transactionReference, fromTransactionReference, wallet].filter(
    (text) => typeof text === "string",
  );
}
