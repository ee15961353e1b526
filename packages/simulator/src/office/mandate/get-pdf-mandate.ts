import type { Call } from "../call.js";
import { accept, chosenCodes, refuse, type Reply } from "../reply.js";
import { findMandate } from "./find-mandate.js";
import { mandatePdf } from "./mandate-pdf.js";

/** Gives a signed mandate as a PDF, in base64. */
export function getPdfMandate(call: Call): Reply {
  const found = findMandate(call);
  if ("refusal" in found) return found.refusal;
  const { mandate } = found;
  if (mandate.signedAt === undefined) return refuse(chosenCodes.mandateNotInForce, "mandateId");
  return {
    ...accept({ acquirerResponseCode: "00" }),
    // No source shows its name: see docs/open-questions.md.
    later: async () => ({ pdfMandate: Buffer.from(await mandatePdf(mandate)).toString("base64") }),
  };
}
