import { parseArgs } from "node:util";
import { createGateway } from "../../gateway/create-gateway.js";
import type { Journal } from "../../journal/journal.js";
import { exitCodes, UsageError, type Command, type ExitCode } from "../input/command.js";
import { journalHelp, journalOption, withJournal } from "../input/journal-at-hand.js";
import { shopFromEnvironment } from "../input/shop-from-environment.js";
import { txAsJson, txAsText } from "../tx/tx-as-text.js";
import { findingsOf } from "../tx/tx-findings.js";
import { paymentsOfOrder } from "../tx/payments-of-order.js";
import { readTxView, type TxView } from "../tx/tx-view.js";

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
${journalHelp}
  --json              writes all of it as JSON

The shop at the gateway is set as for sips call: see sips help.
Exit codes: 0 the two agree, 1 they differ or action is needed, 2 wrong usage,
  3 or 4 the gateway could not be queried`,
  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...journalOption, json: { type: "boolean" } },
      allowPositionals: true,
    });
    const [reference, ...more] = positionals;
    if (reference === undefined || more.length > 0) {
      throw new UsageError("which payment? Give one transactionReference.", "For example: sips tx FIRST1");
    }
    const shop = shopFromEnvironment(terminal.env);
    return withJournal(terminal, values.journal, async (journal) => {
      await refuseOrderId(journal, reference);
      const gateway = createGateway(shop.settings);
      try {
        const view = await readTxView({ journal, gateway }, reference);
        const findings = findingsOf(view);
        terminal.write((values.json === true ? txAsJson : txAsText)(view, findings));
        return exitCodeOf(view, findings.length);
      } finally {
        await gateway.close();
      }
    });
  },
};

function exitCodeOf({ outcome }: TxView, findings: number): ExitCode {
  if (outcome.kind === "not-sent") return exitCodes.notSent;
  if (outcome.kind === "unknown") return exitCodes.unknown;
  return findings === 0 ? exitCodes.accepted : exitCodes.refused;
}

/** Support knows the number of an order first. */
async function refuseOrderId(journal: Journal, reference: string): Promise<void> {
  if (await journal.read(reference)) return;
  const ofOrder = await paymentsOfOrder(journal, reference);
  if (ofOrder.length === 0) return;
  const each = ofOrder.map((one) => `  sips tx ${one.reference}   ${one.state}, ${one.paymentMethod}`);
  throw new UsageError(`${reference} is an order. Its payments:`, each.join("\n"));
}
