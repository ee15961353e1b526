import type { HolderAuthentication, Transaction } from "../../ledger/transaction.js";
import type { WireObject } from "../../ledger/wire.js";
import type { Call } from "../call.js";
import { accept, type Reply } from "../reply.js";
import { endAuthentication } from "./end-authentication.js";
import { answerFields, authenticationFields } from "./order-answer.js";

/** Ends only the 3-D Secure step; the shop orders with cardOrder and the values returned here. */
export function cardValidateAuthentication(call: Call): Reply {
  const ended = endAuthentication(call);
  if ("refusal" in ended) return ended.refusal;
  const { transaction } = ended;
  return accept(
    answerFields(
      "cardValidateAuthentication",
      // What the message said about the cardholder; without a challenge, the message counts as valid.
      { holderAuthentResponseCode: "00" },
      authenticationFields(transaction.authentication),
      proof(call, transaction),
    ),
  );
}

/** txStatus, eci and securityIndicator by the result of the authentication. */
const proofs: { readonly [status in HolderAuthentication["status"]]?: readonly [string, string, string] } = {
  SUCCESS: ["Y", "05", "25"],
  ATTEMPT: ["A", "06", "26"],
  FAILURE: ["N", "07", "31"],
  CANCEL: ["N", "07", "31"],
  ERROR: ["U", "07", "32"],
};

function proof({ gateway }: Call, transaction: Transaction): WireObject {
  const values = transaction.authentication && proofs[transaction.authentication.status];
  if (!values) return {};
  const [txStatus, eci, securityIndicator] = values;
  const { merchantId, transactionReference } = transaction;
  const isProven = txStatus === "Y" || txStatus === "A";
  return {
    threeDV2: {
      txStatus,
      eci,
      securityIndicator,
      ...(isProven
        ? {
            cavv: gateway.random.bytes(20, "cavv", merchantId, transactionReference).toString("base64"),
            cavvAlgorithm: "2",
          }
        : {}),
    },
  };
}
