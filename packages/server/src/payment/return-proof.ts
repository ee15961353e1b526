import type { Attempt } from "./attempt.js";
import { returnedText, type ReturnedTexts } from "./return-fields.js";
import type { Desk } from "./settings.js";

/** The fields of a form that came back through the browser: anybody may have written them. */
export type ReturnedFields = { readonly [name: string]: unknown };

/** What the bank has sent back, for the gateway to judge. Opaque: neither its form nor its length say anything. */
export interface ReturnProof {
  /** What the ACS has posted as `PaRes`. */
  readonly paResMessage?: string;
  /** Takes the place of what the enrolment gave. */
  readonly redirectionData?: string;
  readonly messageVersion?: string;
}

/**
 * Finds the bank's answer in a return. Two shapes are in use: plain fields (`PaRes`, or `redirectionData` with
 * `messageVersion`), and the same fields inside of a sealed `Data` beside its `Seal`. A sealed return counts when one of
 * the shop's keys has sealed it, and when what it says of merchant, reference, order and amount is the attempt's.
 * Undefined when there is no answer to send.
 */
export function readProof(desk: Desk, attempt: Attempt, returned: ReturnedFields): ReturnProof | undefined {
  const names = desk.returnFields;
  const posted = byLowerCaseName(returned);
  const data = returnedText(posted, names.data);
  const fields = data === undefined ? posted : openSealed(desk, attempt, posted, data);
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
  desk: Desk,
  attempt: Attempt,
  posted: ReturnedTexts,
  data: string,
): ReturnedTexts | undefined {
  const opened = desk.gateway.openReturn({
    Data: data,
    Seal: returnedText(posted, desk.returnFields.seal) ?? "",
    Encode: returnedText(posted, desk.returnFields.encode),
  });
  if (!opened) return ignore(desk, attempt, "RETURN_SEAL_MISMATCH");
  const fields = byLowerCaseName(opened);
  const foreign = Object.entries(echoesOf(desk, attempt)).find(([name, expected]) => {
    const told = fields.get(name.toLowerCase());
    return told !== undefined && told !== expected;
  });
  return foreign ? ignore(desk, attempt, "RETURN_OF_ANOTHER_PAYMENT", foreign[0]) : fields;
}

/** What a sealed return may repeat of the attempt. */
function echoesOf(desk: Desk, attempt: Attempt): { readonly [name: string]: string } {
  return {
    merchantId: desk.gateway.merchantId,
    transactionReference: attempt.reference,
    orderId: attempt.orderId,
    amount: String(attempt.amountMinor),
    currencyCode: attempt.currencyCode,
  };
}

/** Told to the log, for a shop whose key is wrong must find out; the buyer may come back once more. */
function ignore(desk: Desk, { reference, orderId }: Attempt, code: string, field?: string): undefined {
  desk.log({ step: "return ignored", reference, orderId, code, ...(field && { detail: field }) });
}
