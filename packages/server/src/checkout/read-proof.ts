import type { ReturnProof } from "../domain/return-proof.js";
import type { Attempt } from "../domain/attempt.js";
import { returnedText, type ReturnedTexts } from "./return-fields.js";
import type { Context } from "./context.js";

/** The fields of a form that came back through the browser: anybody may have written them. */
export type ReturnedFields = { readonly [name: string]: unknown };

/**
 * Finds the bank's answer in a return. Two shapes are in use: plain fields (`PaRes`, or `redirectionData` with
 * `messageVersion`), and the same fields inside of a sealed `Data` beside its `Seal`. A sealed return counts when one of
 * the shop's keys has sealed it, and when what it says of merchant, reference, order and amount is the attempt's.
 * Undefined when there is no answer to send.
 */
export function readProof(
  context: Pick<Context, "gateway" | "log" | "returnFields">,
  attempt: Attempt,
  returned: ReturnedFields,
): ReturnProof | undefined {
  const names = context.returnFields;
  const posted = byLowerCaseName(returned);
  const data = returnedText(posted, names.data);
  const fields = data === undefined ? posted : openSealed(context, attempt, posted, data);
  if (!fields) return undefined;
  const paResMessage = returnedText(fields, names.paRes);
  const redirectionData = returnedText(fields, names.redirectionData);
  const messageVersion = returnedText(fields, names.messageVersion);
  // The ACS's form answers with PaRes, and the order then repeats the enrolment's own redirectionData.
  const isAnsweredByPaRes = attempt.facts.paReqMessage !== undefined && paResMessage !== undefined;
  const replaced = redirectionData !== undefined && !isAnsweredByPaRes;
  if (paResMessage === undefined && !replaced) return undefined;
  return {
    ...(paResMessage !== undefined && { paResMessage }),
    ...(replaced && { redirectionData, ...(messageVersion !== undefined && { messageVersion }) }),
  };
}

/** Texts alone: a name that was posted twice comes as a list, and means nothing. */
function byLowerCaseName(returned: ReturnedFields): ReturnedTexts {
  return new Map(
    Object.entries(returned).flatMap(([name, value]) =>
      typeof value === "string" && value !== "" ? [[name.toLowerCase(), value] as const] : [],
    ),
  );
}

function openSealed(
  context: Pick<Context, "gateway" | "log" | "returnFields">,
  attempt: Attempt,
  posted: ReturnedTexts,
  data: string,
): ReturnedTexts | undefined {
  const opened = context.gateway.openReturn({
    Data: data,
    Seal: returnedText(posted, context.returnFields.seal) ?? "",
    Encode: returnedText(posted, context.returnFields.encode),
  });
  if (!opened) return ignore(context, attempt, "RETURN_SEAL_MISMATCH");
  const fields = byLowerCaseName(opened);
  const foreign = Object.entries(echoesOf(context, attempt)).find(([name, expected]) => {
    const told = fields.get(name.toLowerCase());
    return told !== undefined && told !== expected;
  });
  return foreign ? ignore(context, attempt, "RETURN_OF_ANOTHER_PAYMENT", foreign[0]) : fields;
}

/** What a sealed return may repeat of the attempt. */
function echoesOf(context: Pick<Context, "gateway">, attempt: Attempt): { readonly [name: string]: string } {
  return {
    merchantId: context.gateway.merchantId,
    transactionReference: attempt.reference,
    orderId: attempt.orderId,
    amount: String(attempt.amountMinor),
    currencyCode: attempt.currencyCode,
  };
}

/** Told to the log, for a shop whose key is wrong must find out; the buyer may come back once more. */
function ignore(
  context: Pick<Context, "log">,
  { reference, orderId }: Attempt,
  code: string,
  field?: string,
): undefined {
  context.log({ step: "return ignored", reference, orderId, code, ...(field && { detail: field }) });
}
