import { PaymentError } from "../domain/errors.js";
import { acceptedAnswer, type MandateCalls } from "./call-mandates.js";

/** Fetches a mandate as a PDF. Whatever else the gateway answers in its place is refused. Throws PaymentError. */
export async function readMandatePdf(context: MandateCalls, mandateId: string): Promise<Uint8Array> {
  const { gateway } = context;
  const { pdfMandate = "" } = await acceptedAnswer(context, "getPdfMandate", () =>
    gateway.getPdfMandate({ mandateId }),
  );
  const pdf = Buffer.from(pdfMandate, "base64");
  if (pdf.subarray(0, 5).toString("latin1") === "%PDF-") return pdf;
  throw new PaymentError("PAYMENT_GATEWAY_REFUSED", "The gateway's answer holds no PDF.");
}
