import { codes } from "@sips-kit/protocol";
import type { Card } from "../../ledger/card.js";
import type { BuyerTraits, OtherMean, Transaction, TransactionStatus } from "../../ledger/transaction.js";
import type { WireObject } from "../../ledger/wire.js";
import { container, pick, text, texts } from "../../ledger/wire-fields.js";
import { transactionName, type Call } from "../call.js";
import { openCard } from "../open-card.js";
import { refusal, type Refusal } from "../reply.js";

/** Fields of a request that later answers and look-ups repeat. */
const echoed = [
  "orderId",
  "orderChannel",
  "returnContext",
  "customerId",
  "customerIpAddress",
  "initialSchemeTransactionIdentifier",
  "invoiceReference",
  "merchantTransactionDateTime",
  "paymentPattern",
  "statementReference",
  "transactionOrigin",
] as const;

/** A means of payment. */
export interface Means {
  readonly card: Card;
  readonly otherMean?: OtherMean;
  /** The brand, if it does not come from the request's paymentMeanBrand. */
  readonly brand?: string | undefined;
  /** True when it was kept in a wallet. */
  readonly isFromWallet?: true;
}

/** Finds the means of payment: in the call itself, in a wallet, in a mandate. */
export type ReadMeans = (call: Call) => Means | Refusal;

/** Opens the transaction of a payment: its name must be free, its card readable, and the brand one of the card's. */
export function openPayment(
  call: Call,
  status: TransactionStatus,
  readMeans: ReadMeans = openCard,
): { readonly transaction: Transaction } | Refusal {
  const { gateway, shop, body } = call;
  const name = transactionName(body);
  const isNamed = name.transactionReference !== undefined || name.s10TransactionId !== undefined;
  if (!isNamed && shop.references === "shop") return refusal("12", "transactionReference");
  if (gateway.transactions.isTaken(shop.merchantId, name)) return refusal("94");

  const means = readMeans(call);
  if ("refusal" in means) return means;
  const { card, otherMean, isFromWallet } = means;
  const brand = text(body, "paymentMeanBrand") ?? means.brand ?? card.chosenBrand ?? card.brands[0] ?? "";
  if (brand !== "" && card.brands.length > 0 && !card.brands.includes(brand)) {
    return refusal("12", "paymentMeanBrand");
  }
  const transaction = gateway.transactions.open(
    name,
    {
      merchantId: shop.merchantId,
      originAmount: Number(text(body, "amount")),
      currencyCode: text(body, "currencyCode") ?? "",
      captureDay: Number(text(body, "captureDay") ?? 0),
      captureMode: captureMode(text(body, "captureMode") ?? "AUTHOR_CAPTURE"),
      card,
      ...(otherMean ? { otherMean } : {}),
      ...(isFromWallet ? { isFromWallet } : {}),
      paymentMeanBrand: brand,
      paymentMeanBrandSelectionStatus:
        text(body, "paymentMeanBrandSelectionStatus") ?? brandSelection(card, brand),
      echo: pick(body, echoed),
      ...screened(body),
    },
    status,
  );
  return { transaction };
}

/** Returns the list's own string, to share one instead of keeping millions from calls. */
function captureMode(given: string): string {
  return Object.keys(codes.captureMode.values).find((known) => known === given) ?? given;
}

/** What the fraud lists will check when the payment is ordered, perhaps in a later call. */
function screened(body: WireObject): Pick<Transaction, "buyer" | "bypassedControls" | "cardCountries"> {
  const contact = container(body, "customerContact");
  const address = container(body, "customerAddress");
  const billingAddress = container(body, "billingAddress");
  const traits: { readonly [trait in keyof BuyerTraits]: string | undefined } = {
    email: text(body, "customerEmail") ?? text(contact, "email"),
    name: text(contact, "lastname"),
    phone: text(contact, "mobile") ?? text(contact, "phone"),
    postalCode: text(address, "zipCode") ?? text(billingAddress, "zipCode"),
  };
  const buyer: BuyerTraits = Object.fromEntries(
    Object.entries(traits).filter(([, value]) => value !== undefined),
  );
  const fraudData = container(body, "fraudData");
  const bypassed = texts(fraudData, "bypassCtrlList");
  const allowed = texts(fraudData, "allowedCardCountryList");
  const denied = texts(fraudData, "deniedCardCountryList");
  return {
    ...(Object.keys(buyer).length > 0 ? { buyer } : {}),
    ...(bypassed.length > 0 ? { bypassedControls: bypassed } : {}),
    ...(allowed.length + denied.length > 0
      ? {
          cardCountries: {
            ...(allowed.length > 0 ? { allowed } : {}),
            ...(denied.length > 0 ? { denied } : {}),
          },
        }
      : {}),
  };
}

function brandSelection(card: Card, brand: string): string {
  if (card.brands.length < 2) return "NOT_APPLICABLE";
  return brand === card.brands[0] ? "APPLIED_DEFAULT" : "APPLIED_HOLDER";
}
