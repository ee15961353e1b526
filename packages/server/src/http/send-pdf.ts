import type { Response } from "express";

/**
 * Answers with a PDF from the gateway, shown in the browser or saved as a file. Nothing in it may
 * run: the type is not guessed, and the policy takes scripts, forms and plug-ins from whatever else it may be.
 */
export function sendPdf(response: Response, pdf: Uint8Array, name: string, isDownload: boolean): void {
  const disposition = isDownload ? "attachment" : "inline";
  response.setHeader("content-type", "application/pdf");
  response.setHeader("content-disposition", `${disposition}; filename="${name.replace(/[^\w-]/g, "_")}.pdf"`);
  response.setHeader("content-security-policy", "sandbox; default-src 'none'; frame-ancestors 'self'");
  response.setHeader("cross-origin-resource-policy", "same-origin");
  response.setHeader("referrer-policy", "no-referrer");
  response.setHeader("content-length", pdf.byteLength);
  response.end(pdf);
}
