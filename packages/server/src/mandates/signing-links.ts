import type { Context } from "../context/context.js";
import { ownPage } from "../context/own-page.js";
import { lateReturnMs } from "../context/signed-links.js";
import { faultToLog } from "../gateway/fault-to-log.js";
import type { Operation } from "../domain/operation.js";
import { openReference, signReference } from "../runtime/signed-reference.js";
import { signingKeyOf, signingOf } from "../domain/mandate-signing.js";

type Links = Pick<Context, "publicUrl" | "signingKeys">;
type Signed = Pick<Operation, "reference" | "createdAt">;

/** The page that sends the buyer to sign; a path on the shop's origin. */
export function signUrl(context: Links, operation: Signed): string {
  const base = new URL(context.publicUrl).pathname.replace(/\/$/, "");
  return `${base}/sign/${sessionOf(context, operation)}`;
}

/** Where the gateway sends the buyer back to. It needs no cookie: the signed reference is in it. */
export function signedUrl(context: Links, operation: Signed): string {
  return `${context.publicUrl}/signed/${sessionOf(context, operation)}`;
}

/** The operation that a signed reference names; undefined when it is forged or has expired. */
export async function findSigning(
  context: Pick<Context, "journal" | "now" | "signingKeys">,
  session: string,
): Promise<Operation | undefined> {
  const opened = openReference(session, "sign", context.signingKeys, context.now());
  return opened && context.journal.operations.read(signingKeyOf(opened.reference));
}

/** The shop's page for a signature that was begun. */
export function mandatePageOf(
  context: Pick<Context, "log" | "mandateUrl" | "publicUrl">,
  operation: Operation,
): string {
  const { reference } = operation;
  return ownPage(
    context.publicUrl,
    () => context.mandateUrl?.(signingOf(operation)) ?? "/",
    (fault) => context.log({ step: "mandateUrl failed", reference, ...faultToLog(fault) }),
  );
}

function sessionOf(context: Links, { reference, createdAt }: Signed): string {
  return signReference(reference, "sign", createdAt + lateReturnMs, context.signingKeys);
}
