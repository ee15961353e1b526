import { report, type Evidence } from "./evidence.js";

/** A wallet that was closed gets no card whose saving its buyer had asked for before, unless that was being sent. */
export function checkClosedWallets(evidence: Evidence): void {
  const { told, store, savings, purchases } = evidence;
  const saved = store.operations
    .all()
    .filter(({ kind, state }) => kind === "saveCard" && state === "accepted");
  for (const { kind, subject, from, at, state, orderId } of told.actions) {
    if (kind !== "closeWallet" || state !== "done") continue;
    for (const { idempotencyKey, card } of saved) {
      const { openedAt, sentAt = 0 } = savings.get(idempotencyKey) ?? { openedAt: Infinity };
      if (`wallet:${card?.merchantWalletId}` !== subject || openedAt >= from || sentAt <= at) continue;
      const what = `asked for at ${openedAt}, closed at ${at}, sent at ${sentAt}`;
      report(evidence, "card-in-closed-wallet", purchases.byOrder(orderId), idempotencyKey, what);
    }
  }
}
