import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import type { Mandate } from "../../mandates/mandate.js";
import { columns } from "../output/columns.js";
import { exitCodes, UsageError, type Command } from "../input/command.js";
import { need } from "../input/need.js";
import { shopHelp, shopOptions, withPayments } from "../input/payments-at-hand.js";
import { refuseCardNumbers } from "../input/refuse-card-numbers.js";
import { refuseMore } from "../input/refuse-more.js";
import { printFound } from "../output/print-found.js";

export const mandatesCommand: Command = {
  name: "mandates",
  summary: "Shows SEPA mandates: one, those of a customer, or the signed document",
  usage: `sips mandates show MANDATE
sips mandates list CUSTOMER
sips mandates pdf MANDATE --out FILE

  sips mandates list C-4711
  sips mandates pdf RUM0000001 --out mandate.pdf

MANDATE is the unique mandate reference (mandateId), CUSTOMER the customerId with which it was signed. Only reads: the
debtor revokes a mandate at their bank. IBANs are masked, but the document shows the whole one: FILE must not exist yet,
and is readable by you alone.

Options:
  --out FILE          where the document is written
${shopHelp}
Exit codes: 0 found, 1 refused or no such mandate, 2 wrong usage, 4 the gateway cannot be reached`,
  async run(args, terminal) {
    refuseCardNumbers(args);
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { out: { type: "string" }, ...shopOptions },
      allowPositionals: true,
    });
    const [what, name, ...more] = positionals;
    refuseMore(more, 0, "mandates");
    if (what !== "show" && what !== "list" && what !== "pdf") {
      throw new UsageError("name one of show, list or pdf.", "See: sips help mandates");
    }
    const id = need(name, what === "list" ? "CUSTOMER" : "MANDATE", "mandates");
    const file = what === "pdf" ? need(values.out, "--out", "mandates") : "";
    return withPayments(terminal, values, async ({ mandates }) => {
      if (what === "pdf") {
        await writeFile(file, await mandates.readPdf(id), { mode: 0o600, flag: "wx" });
        terminal.write(`The document of ${id} was written to ${file}.`);
        return exitCodes.accepted;
      }
      const found = what === "list" ? await mandates.ofCustomer(id) : [await mandates.read(id)];
      printFound(terminal, found, asText, values.json);
      return exitCodes.accepted;
    });
  },
};

function asText(mandates: readonly Mandate[]): string {
  if (mandates.length === 0) return "There are none.";
  return columns(
    mandates.map(({ mandateId, mandateStatus = "", maskedIban = "", mandateUsage = "", debits = [] }) => [
      mandateId,
      mandateStatus,
      maskedIban,
      mandateUsage,
      debits.length > 0 ? `debits: ${debits.join(", ")}` : "",
    ]),
  );
}
