import type { MethodName } from "@sips-kit/protocol";
import type { DebitAccount } from "../../ledger/wallets.js";
import { parisDay } from "../../world/paris-time.js";
import { text } from "../../ledger/wire-fields.js";
import type { Call } from "../call.js";
import { refuse, type Reply } from "../reply.js";
import { readDebit } from "./read-debit.js";
import { returnDebit, returnedAfterDays } from "../return-debit.js";
import { openAndOrder } from "./order-at-once.js";

/** Orders a direct debit and writes it to its mandate. */
export function debitAtOnce(call: Call, method: MethodName, brand: string, account: DebitAccount): Reply {
  const { gateway, body } = call;
  const valueDate = text(body, "valueDate");
  if (valueDate !== undefined && valueDate < parisDay(gateway.clock.now())) return refuse("12", "valueDate");
  const debit = readDebit(call, brand, account);
  if ("refusal" in debit) return debit.refusal;
  const { mandate } = debit;
  return openAndOrder(
    call,
    method,
    () => debit,
    (transaction) => {
      if (mandate) gateway.mandates.use(mandate, transaction.transactionReference);
      if (debit.card.behaviour === "unpaid") returnDebit(gateway, transaction, returnedAfterDays);
    },
  );
}
