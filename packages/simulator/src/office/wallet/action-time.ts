import type { Wallet } from "../../ledger/wallets.js";
import type { WireObject } from "../../ledger/wire.js";
import { parisDateTime } from "../../world/paris-time.js";

/** When a change was made; returned only on success. */
export function actionTime(wallet: Wallet): WireObject {
  return { walletActionDateTime: parisDateTime(wallet.lastActionAt) };
}
