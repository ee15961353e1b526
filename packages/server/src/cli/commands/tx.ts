import { parseArgs } from "node:util";
import { createGateway } from "../../gateway/create-gateway.js";
import { exitCodes, UsageError, type Command, type ExitCode } from "../input/command.js";
import { openJournalAtHand } from "../input/journal-at-hand.js";
import { shopFromEnvironment } from "../input/shop-from-environment.js";
import { overpaidAmong } from "../../domain/payment-to-keep.js";
import type { Attempt } from "../../domain/attempt.js";
import { readSearch } from "../../search/read-search.js";
import { findTakenPayment } from "../../operations/find-taken-payment.js";
import type { Journal } from "../../journal/journal.js";
import { operationsOf } from "../../operations/operations-of.js";
import { standingLimits } from "../../rate-limits/standing-limits.js";
import { instalmentsOf, type TxInstalment } from "./tx-instalments.js";
import { txAsJson, txAsText } from "./tx-as-text.js";
import { findingsOf, type TxView } from "./tx-findings.js";

export const tx: Command = {
  name: "tx",
  summary: "The whole history of a payment: journal, gateway, what differs, what to do",
  usage: `sips tx REFERENCE [--journal ADDRESS] [--json]

  sips tx 01JD3QZX8M4W9V2K5T7R1N6B0C --journal sqlite:./.data/journal.db
  sips tx FIRST1 --journal postgres://shop@db.example/payments --json | jq .findings

Shows a payment in the shop's journal, event by event, archived or not, and the gateway's record of it
(getTransactionData, a query that changes nothing); then where the two differ and what to do about it. Its instalments
and the other payments of its order are listed as the journal has them. An order id lists the order's payments.

Options:
  --journal ADDRESS   sqlite:FILE, postgres://user@host/database or a file's path; default: SIPS_JOURNAL
  --json              writes all of it as JSON

The shop at the gateway is set as for sips call: see sips help.
Exit codes: 0 the two agree, 1 they differ or action is needed, 2 wrong usage,
  3 or 4 the gateway could not be queried`,
  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { journal: { type: "string" }, json: { type: "boolean" } },
      allowPositionals: true,
    });
    const [reference, ...more] = positionals;
    if (reference === undefined || more.length > 0) {
      throw new UsageError("which payment? Give one transactionReference.", "For example: sips tx FIRST1");
    }
    const shop = shopFromEnvironment(terminal.env);
    const journal = await openJournalAtHand(values.journal, terminal.env);
    const gateway = createGateway(shop.settings);
    try {
      const attempt = await journal.read(reference);
      if (!attempt) await refuseOrderId(journal, reference);
      const taken = attempt ? undefined : await findTakenPayment(journal, reference);
      const shown = attempt ?? taken;
      const instalments = await instalmentsOf(journal, shown);
      const view: TxView = {
        reference,
        attempt: shown,
        instalments,
        others: shown ? await othersOf(journal, shown, instalments) : [],
        isByStaff: taken !== undefined,
        events: await journal.events(reference),
        operations: await operationsOf(journal, reference),
        limits: await standingLimits({ journal, now: journal.clock.now }, attempt?.facts.limitKeys ?? []),
        overpaid: attempt && overpaidAmong(await journal.listByOrder(attempt.orderId)),
        outcome: await gateway.getTransactionData({ transactionReference: reference }),
        now: journal.clock.now(),
      };
      const findings = findingsOf(view);
      terminal.write((values.json === true ? txAsJson : txAsText)(view, findings));
      return exitCodeOf(view, findings.length);
    } finally {
      await gateway.close();
      await journal.close();
    }
  },
};

function exitCodeOf({ outcome }: TxView, findings: number): ExitCode {
  if (outcome.kind === "not-sent") return exitCodes.notSent;
  if (outcome.kind === "unknown") return exitCodes.unknown;
  return findings === 0 ? exitCodes.accepted : exitCodes.refused;
}

/** The other payments of the order, those that staff have taken included. */
async function othersOf(
  journal: Journal,
  { orderId, reference }: Attempt,
  instalments: readonly TxInstalment[],
): Promise<readonly Attempt[]> {
  const charges = instalments.flatMap(({ turns }) => turns.map((turn) => turn.reference));
  const { attempts } = await journal.search(readSearch({ text: orderId }));
  return attempts.filter(
    (one) => one.orderId === orderId && one.reference !== reference && !charges.includes(one.reference),
  );
}

/** Support knows the number of an order first. */
async function refuseOrderId(journal: Journal, reference: string): Promise<void> {
  const ofOrder = await journal.listByOrder(reference);
  if (ofOrder.length === 0) return;
  const each = ofOrder.map((one) => `  sips tx ${one.reference}   ${one.state}, ${one.paymentMethod}`);
  throw new UsageError(`${reference} is an order. Its payments:`, each.join("\n"));
}
