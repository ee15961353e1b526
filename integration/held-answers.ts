import { found, type Fields, type Script } from "./scripted-gateway.js";

/** The method that shows a transaction. */
export const query = "getTransactionData";
/** An order, answered with an orange score. */
export const orange =
  (responseCode: string) =>
  (_request: Fields, known: Fields): Fields => ({
    ...known,
    responseCode,
    scoreColor: "ORANGE",
    scoreValue: "-7",
  });
/** A query that shows the transaction with these fields. */
export const shows =
  (fields: Fields): Script =>
  (_request, known) =>
    found(known, fields);
/** What a query shows of a transaction in review. */
export const held = { transactionStatus: "TO_CHALLENGE", scoreColor: "ORANGE" };
/** Answers to a query that decide nothing about a payment in review. */
export const undecided: readonly (readonly [what: string, script: Script])[] = [
  ["still held", shows({ ...held, responseCode: "00" })],
  ["without a status", shows({ responseCode: "05" })],
  [
    "of another amount",
    (_request, known) => found({ ...known, amount: 999 }, { transactionStatus: "REFUSED" }),
  ],
  [
    "of another order",
    (_request, known) => found({ ...known, orderId: "another" }, { transactionStatus: "REFUSED" }),
  ],
  ["lost", () => undefined],
  ["refused", () => ({ getTransDataResponseCode: "25" })],
];
