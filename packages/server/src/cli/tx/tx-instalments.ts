import { codes, meaningOf } from "@sips-kit/protocol";
import { isFailure, type Attempt } from "../../domain/attempt.js";
import type { Instalment } from "../../domain/instalment-plan.js";
import type { Journal } from "../../journal/journal.js";
import { readTurns, type InstalmentTurn } from "../../operations/read-instalments.js";
import { columns } from "../output/columns.js";
import type { Finding } from "./finding.js";

/** An instalment of a payment, and what the journal has of it. */
export interface TxInstalment extends Instalment {
  /** From 1: the payment itself. */
  readonly number: number;
  /** Its charges, and its end if it was cancelled or given up, in order. */
  readonly turns: readonly InstalmentTurn[];
}

/** The instalments of a payment; none of one that failed, or that was not divided. */
export function instalmentsOf(journal: Journal, attempt: Attempt | undefined): Promise<TxInstalment[]> {
  const { instalments = [], retryOf } = attempt?.facts ?? {};
  if (!attempt || isFailure(attempt.state)) return Promise.resolve([]);
  const first = retryOf ?? attempt.reference;
  return Promise.all(
    instalments.map(async (instalment, index) => {
      const number = index + 1;
      return { ...instalment, number, turns: index === 0 ? [] : await readTurns({ journal }, first, number) };
    }),
  );
}

/** One line for each charge, and one for what was not charged yet. */
export function instalmentLines(instalments: readonly TxInstalment[]): readonly string[] {
  if (instalments.length === 0) return [];
  const rows = instalments.flatMap(({ number, date, amountMinor, turns }) => {
    const cells = [`${number}`, date, `${amountMinor}`];
    if (turns.length > 0) return turns.map((turn) => [...cells, ...turnCells(turn)]);
    return [[...cells, number === 1 ? "this payment" : "not charged yet", ""]];
  });
  return ["", "Instalments", columns(rows)];
}

function turnCells({
  kind,
  state,
  payment,
  reference,
  responseCode,
  what,
}: InstalmentTurn): readonly string[] {
  if (kind !== "charge") return [kind === "cancelInstalment" ? "cancelled" : "given up", what];
  const refused = state === "refused" && responseCode !== undefined;
  const why = refused ? ` ${responseCode}: ${meaningOf(codes.responseCode, responseCode, "en")}` : "";
  return [payment ?? state, reference + why];
}

/** Instalments that wait for another charge, or for the buyer. */
export function refusedInstalments(instalments: readonly TxInstalment[]): readonly Finding[] {
  return instalments
    .filter(({ turns }) => turns.at(-1)?.kind === "charge" && turns.at(-1)?.state === "refused")
    .map(({ number }) => ({
      what: `Instalment ${number} was refused.`,
      todo: "payments.operations.instalments, or the shop's back office, says when it is charged again. One that has failed is not: ask the buyer to pay it another way.",
    }));
}
