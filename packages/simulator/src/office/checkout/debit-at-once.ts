import type { MethodName } from "@sips-kit/protocol";
import type { DebitAccount } from "../../ledger/wallets.js";
import { parisDay } from "../../world/paris-time.js";
import { text } from "../../ledger/wire-fields.js";
import type { Call } from "../call.js";
import { refuse, type Reply } from "../reply.js";
import { readDebit } from "./read-debit.js";
import { followDebit } from "./follow-debit.js";
import { openAndOrder } from "./order-at-once.js";

/** Orders a direct debit and writes it to its mandate. */
export function debitAtOnce(call: Call, method: MethodName, brand: string, account: DebitAccount): Reply {
  const { gateway, body } = call;
  const valueDate = text(body, "valueDate");
  if (valueDate !== undefined && valueDate < parisDay(gateway.clock.now())) return refuse("12", "valueDate");
  return openAndOrder(
    call,
    method,
    () => readDebit(call, brand, account),
    (transaction) => followDebit(gateway, transaction),
  );
}
