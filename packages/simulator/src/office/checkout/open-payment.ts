import { parisMonth } from "../../paris-time.js";
import type { Card } from "../../card.js";
import type { Transaction, TransactionStatus } from "../../ledger/transaction.js";
import { pick, text, transactionName, type Call } from "../call.js";
import { openCard } from "../open-card.js";
import { refuse, type Reply } from "../reply.js";

/** Fields of a request that later answers and look-ups repeat. */
const echoed = [
  "orderId",
  "orderChannel",
  "returnContext",
  "customerId",
  "customerIpAddress",
  "invoiceReference",
  "merchantTransactionDateTime",
  "paymentPattern",
  "statementReference",
  "transactionOrigin",
] as const;

/** Opens the transaction of a card payment: its name must be free, its card readable, its brand on the card. */
export function openPayment(
  call: Call,
  status: TransactionStatus,
): { readonly transaction: Transaction } | { readonly refusal: Reply } {
  const { gateway, shop, body } = call;
  const name = transactionName(body);
  const isNamed = name.transactionReference !== undefined || name.s10TransactionId !== undefined;
  if (!isNamed && shop.references === "shop") return { refusal: refuse("12", "transactionReference") };
  if (gateway.transactions.isTaken(shop.merchantId, name)) return { refusal: refuse("94") };

  const opened = openCard(call);
  if ("refusal" in opened) return opened;
  const { card } = opened;
  const brand = text(body, "paymentMeanBrand") ?? card.brands[0] ?? "";
  if (brand !== "" && card.brands.length > 0 && !card.brands.includes(brand)) {
    return { refusal: refuse("12", "paymentMeanBrand") };
  }
  const transaction = gateway.transactions.open(
    name,
    {
      merchantId: shop.merchantId,
      originAmount: Number(text(body, "amount")),
      currencyCode: text(body, "currencyCode") ?? "",
      captureDay: Number(text(body, "captureDay") ?? 0),
      captureMode: text(body, "captureMode") ?? "AUTHOR_CAPTURE",
      card,
      paymentMeanBrand: brand,
      paymentMeanBrandSelectionStatus:
        text(body, "paymentMeanBrandSelectionStatus") ?? brandSelection(card, brand),
      echo: pick(body, echoed),
    },
    status,
  );
  return { transaction };
}

/** Cards are good until the end of their month, French time. */
export function isExpired(card: Card, now: number): boolean {
  return card.expiryDate < parisMonth(now);
}

function brandSelection(card: Card, brand: string): string {
  if (card.brands.length < 2) return "NOT_APPLICABLE";
  return brand === card.brands[0] ? "APPLIED_DEFAULT" : "APPLIED_HOLDER";
}
