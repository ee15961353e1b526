import { RouteError } from "../http/route-error.js";
import { json, readJsonObject } from "../http/json.js";
import type { RouteRequest, Routes } from "../http/routes.js";
import { redact } from "../ledger/exchanges.js";
import type { Gateway } from "../ledger/gateway.js";
import type { Mandate } from "../ledger/mandates.js";
import type { Wallet } from "../ledger/wallets.js";
import { returnDebit } from "../office/return-debit.js";
import { isoTime } from "./iso-time.js";

/** The control API's view of stored data: wallets and mandates; the debtor revokes a mandate, or has a debit returned. */
export function storedRoutes(gateway: Gateway): Routes {
  const mandates = () => json({ mandates: gateway.mandates.all().map(shownMandate) });
  return {
    "GET /_control/wallets": () => json({ wallets: [...gateway.wallets.all()].map(shownWallet) }),
    "GET /_control/mandates": mandates,
    "POST /_control/mandates/revoke": (request) => {
      gateway.mandates.revoke(findMandate(gateway, request));
      return mandates();
    },
    "POST /_control/debits/return": (request) => {
      const { transaction, days } = findDebit(gateway, request);
      returnDebit(gateway, transaction, days);
      return json({ transactionReference: transaction.transactionReference, days });
    },
  };
}

function findDebit({ transactions }: Gateway, request: RouteRequest) {
  const { transactionReference, days = 0 } = readJsonObject(request);
  const transaction = transactions.all().find((one) => one.transactionReference === transactionReference);
  if (transaction?.otherMean?.type !== "DIRECT_DEBIT") {
    throw new RouteError(
      "UNKNOWN_DEBIT",
      `There is no direct debit "${String(transactionReference)}": GET /_control/transactions lists what there is.`,
    );
  }
  if (ended.has(transaction.status)) {
    throw new RouteError(
      "DEBIT_ENDED",
      `The direct debit ${transaction.transactionReference} is ${transaction.status}: no bank will return it.`,
    );
  }
  if (typeof days !== "number" || !(days >= 0 && days <= 400)) {
    throw new RouteError("BAD_DURATION", "days: a number from 0 to 400.");
  }
  return { transaction, days };
}

const ended: ReadonlySet<string> = new Set(["REFUSED", "CANCELLED", "EXPIRED", "CREDITED", "UNPAID"]);

function findMandate({ mandates }: Gateway, request: RouteRequest): Mandate {
  const { mandateId } = readJsonObject(request);
  const found = mandates.all().find((mandate) => mandate.mandateId === mandateId);
  if (found) return found;
  throw new RouteError(
    "UNKNOWN_MANDATE",
    `There is no mandate "${String(mandateId)}": GET /_control/mandates lists them.`,
  );
}

/** A wallet without its cards' fingerprints. */
function shownWallet({ createdAt, lastActionAt, means, ...wallet }: Wallet): object {
  return {
    ...wallet,
    createdAt: isoTime(createdAt),
    lastActionAt: isoTime(lastActionAt),
    means: means.map(({ card, ...mean }) => {
      if (!card) return mean;
      const { fingerprint: _fingerprint, ...shown } = card;
      return { ...mean, card: shown };
    }),
  };
}

function shownMandate({ createdAt, signedAt, lastUsedAt, ...mandate }: Mandate): object {
  return {
    // A shop's own fields may contain anything; the account is not shown.
    ...redact({ ...mandate }),
    createdAt: isoTime(createdAt),
    ...(signedAt === undefined ? {} : { signedAt: isoTime(signedAt) }),
    ...(lastUsedAt === undefined ? {} : { lastUsedAt: isoTime(lastUsedAt) }),
  };
}
