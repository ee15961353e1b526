/**
 * A second, independent model of a transaction's life cycle, written from the gateway's documents alone and sharing no
 * code with the simulator. Times are minutes since the midnight before the test, without daylight saving.
 */
export interface ModelTransaction {
  readonly mode: Mode;
  readonly captureDay: number;
  readonly card: "good" | "held" | "refused";
  readonly kind: "payment" | "credit";
  readonly ordered: number;
  readonly total: number;
  status: string;
  operation: string;
  amount: number;
  /** The minute of its next remittance. */
  evening: number;
  /** The books. */
  charged: number;
  givenUp: number;
  captured: number;
  refunded: number;
}

export type Mode = "AUTHOR_CAPTURE" | "VALIDATION" | "IMMEDIATE";

export interface Result {
  readonly code: string;
  readonly status?: string;
  readonly amount?: number;
}

const day = 1_440;
const remittance = 22 * 60;
const authorisationDays = 6;

export function createModel(startsAt: number) {
  let now = startsAt;
  const all: ModelTransaction[] = [];

  const isBusy = () => now % day >= remittance && now % day < remittance + 60;

  const begin = (
    order: Pick<ModelTransaction, "mode" | "captureDay" | "card" | "total">,
    operation: string,
  ): Result => {
    const isRefused = order.card === "refused";
    const transaction: ModelTransaction = {
      ...order,
      kind: "payment",
      ordered: now,
      status: "REFUSED",
      operation,
      amount: order.total,
      evening: eveningAfter(now, order.captureDay),
      charged: isRefused ? 0 : order.total,
      givenUp: 0,
      captured: 0,
      refunded: 0,
    };
    all.push(transaction);
    if (isRefused) return { code: "05" };
    if (order.card === "held") transaction.status = "TO_CHALLENGE";
    else goOn(transaction);
    return { code: "00" };
  };

  /** The normal course of an accepted order. */
  const goOn = (transaction: ModelTransaction) => {
    const isLong = transaction.captureDay > authorisationDays;
    if (transaction.mode === "IMMEDIATE") capture(transaction);
    else if (transaction.mode === "VALIDATION") transaction.status = isLong ? "TO_REPLAY" : "TO_VALIDATE";
    else transaction.status = isLong ? "TO_AUTHORIZE" : "TO_CAPTURE";
  };

  const capture = (transaction: ModelTransaction) => {
    transaction.status = "CAPTURED";
    transaction.captured = transaction.amount;
  };

  /** The checks that all operations share. */
  const refusal = (
    transaction: ModelTransaction | undefined,
    statuses: readonly string[],
    amount: number,
  ) => {
    if (isBusy()) return "24";
    if (!transaction) return "25";
    if (!statuses.includes(transaction.status)) return "24";
    if (amount === 0) return "12";
    return amount > transaction.amount ? "51" : undefined;
  };

  const done = ({ status, amount }: ModelTransaction): Result => ({ code: "00", status, amount });

  const pass = (transaction: ModelTransaction) => {
    const { status, evening } = transaction;
    if (status === "TO_AUTHORIZE" || status === "WAITING_AUTHOR") {
      const eve = eveningAfter(transaction.ordered, transaction.captureDay - 1);
      if (now >= eve) [transaction.status, transaction.operation] = ["WAITING_AUTHOR", "AUTHOR_BATCH"];
      if (now >= eve + 60) [transaction.status, transaction.operation] = ["TO_CAPTURE", "AUTHOR"];
    }
    if (now < evening) return;
    if (transaction.status === "TO_CAPTURE") {
      capture(transaction);
      transaction.operation = "DEBIT_CAPTURE";
    } else if (["TO_VALIDATE", "TO_REPLAY", "TO_CHALLENGE"].includes(status)) {
      [transaction.status, transaction.operation] = ["EXPIRED", "EXPIRED"];
      transaction.givenUp += transaction.amount;
    } else if (status === "TO_CREDIT") {
      const isAll = transaction.kind === "credit" || transaction.amount === 0;
      [transaction.status, transaction.operation] = [isAll ? "CREDITED" : "CAPTURED", "CREDIT_CAPTURE"];
    }
  };

  return {
    all: all as readonly ModelTransaction[],
    advance(minutes: number) {
      now += minutes;
      for (const transaction of all) pass(transaction);
    },
    order: (order: Parameters<typeof begin>[0]) => begin(order, "TRANSACTION"),
    cancel(transaction: ModelTransaction | undefined, amount: number): Result {
      const open = ["TO_CAPTURE", "TO_VALIDATE", "TO_AUTHORIZE", "TO_CHALLENGE", "TO_REPLAY"];
      const code = refusal(transaction, open, amount);
      if (code !== undefined || !transaction) return { code: code ?? "25" };
      transaction.amount -= amount;
      transaction.givenUp += amount;
      transaction.operation = "CANCEL";
      if (transaction.amount === 0) transaction.status = "CANCELLED";
      return done(transaction);
    },
    validate(transaction: ModelTransaction | undefined, amount: number): Result {
      const code = refusal(transaction, ["TO_VALIDATE", "TO_REPLAY"], amount);
      if (code !== undefined || !transaction) return { code: code ?? "25" };
      transaction.givenUp += transaction.amount - amount;
      transaction.amount = amount;
      [transaction.status, transaction.operation] = ["TO_CAPTURE", "VALIDATE"];
      transaction.evening = eveningAfter(now, 0);
      return done(transaction);
    },
    refund(transaction: ModelTransaction | undefined, amount: number): Result {
      const statuses = transaction?.kind === "credit" ? [] : ["CAPTURED", "TO_CREDIT"];
      const code = refusal(transaction, statuses, amount);
      if (code !== undefined || !transaction) return { code: code ?? "25" };
      transaction.amount -= amount;
      transaction.refunded += amount;
      [transaction.status, transaction.operation] = ["TO_CREDIT", "CREDIT"];
      transaction.evening = eveningAfter(now, 0);
      return done(transaction);
    },
    accept(transaction: ModelTransaction | undefined, withValidation: boolean): Result {
      const code = refusal(transaction, ["TO_CHALLENGE"], transaction?.amount ?? 1);
      if (code !== undefined || !transaction) return { code: code ?? "25" };
      transaction.operation = "ACCEPT_CHALLENGE";
      goOn(transaction);
      if (withValidation && transaction.mode === "VALIDATION") {
        [transaction.status, transaction.operation] = ["TO_CAPTURE", "VALIDATE_CHALLENGE"];
        transaction.evening = eveningAfter(now, 0);
      }
      const { status } = transaction;
      pass(transaction);
      return { code: "00", status };
    },
    refuse(transaction: ModelTransaction | undefined): Result {
      const code = refusal(transaction, ["TO_CHALLENGE"], transaction?.amount ?? 1);
      if (code !== undefined || !transaction) return { code: code ?? "25" };
      transaction.givenUp += transaction.amount;
      [transaction.status, transaction.operation] = ["REFUSED", "REFUSE_CHALLENGE"];
      return { code: "00", status: "REFUSED" };
    },
    duplicate(
      origin: ModelTransaction | undefined,
      copy: Pick<ModelTransaction, "mode" | "captureDay" | "total">,
    ): Result {
      if (isBusy()) return { code: "24" };
      if (!origin) return { code: "25" };
      if (origin.kind === "credit") return { code: "24" };
      return begin({ ...copy, card: origin.card }, "DUPLICATE");
    },
    credit(amount: number): Result {
      if (isBusy()) return { code: "24" };
      if (amount === 0) return { code: "12" };
      all.push({
        mode: "AUTHOR_CAPTURE",
        captureDay: 0,
        card: "good",
        kind: "credit",
        ordered: now,
        total: amount,
        status: "TO_CREDIT",
        operation: "CREDIT_HOLDER",
        amount,
        evening: eveningAfter(now, 0),
        charged: 0,
        givenUp: 0,
        captured: 0,
        refunded: 0,
      });
      return { code: "00", status: "TO_CREDIT" };
    },
  };
}

export type Model = ReturnType<typeof createModel>;

function eveningAfter(time: number, days: number): number {
  const evening = (Math.floor(time / day) + days) * day + remittance;
  return evening <= time ? evening + day : evening;
}
