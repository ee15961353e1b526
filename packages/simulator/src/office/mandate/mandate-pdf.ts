import type { PDFFont, PDFPage } from "pdf-lib";
import type { Mandate } from "../../ledger/mandates.js";
import { parisDateTime } from "../../world/paris-time.js";

/** A SEPA mandate on one page, with what the rulebook requires. The same mandate gives the same bytes. */
export async function mandatePdf(mandate: Mandate): Promise<Uint8Array> {
  // Loaded with the first mandate: otherwise it would be the largest part of the simulator's start-up time.
  const { PDFDocument, StandardFonts } = await import("pdf-lib");
  const document = await PDFDocument.create({ updateMetadata: false });
  const signedAt = new Date(mandate.signedAt ?? mandate.createdAt);
  document.setTitle(`SEPA mandate ${mandate.mandateId}`);
  document.setProducer("sips-simulator");
  document.setCreationDate(signedAt);
  document.setModificationDate(signedAt);
  const [plain, bold] = [
    await document.embedFont(StandardFonts.Helvetica),
    await document.embedFont(StandardFonts.HelveticaBold),
  ];
  const page = document.addPage([595, 842]);
  const ink = { left: 56 };

  let y = write(page, 770, titleOf(mandate), { ...ink, font: bold, size: 20 });
  y = write(page, y - 8, "Issued by a simulator: this mandate allows nobody to debit anything.", {
    ...ink,
    font: plain,
    size: 10,
  });
  for (const [label, lines] of rows(mandate)) {
    y = write(page, y - 18, label, { ...ink, font: plain, size: 9 });
    for (const line of lines) y = write(page, y - 2, line, { ...ink, font: bold, size: 12 });
  }
  const consent =
    `By signing this mandate, you allow ${mandate.creditorName} to send instructions to your bank to debit your ` +
    `account, and your bank to debit your account as ${mandate.creditorName} instructs. You may be entitled to a ` +
    `refund by your bank: ask for it within eight weeks of the debit.`;
  write(page, y - 30, consent, { ...ink, font: plain, size: 10 });
  return document.save();
}

function titleOf({ transactionActors }: Mandate): string {
  return transactionActors === "BTOB" ? "SEPA Business to Business Mandate" : "SEPA Direct Debit Mandate";
}

function rows(mandate: Mandate): [string, string[]][] {
  const { debtorName, debtorAddress, iban, signedAt } = mandate;
  return [
    ["Mandate reference (RUM)", [mandate.mandateId]],
    ["Creditor", [mandate.creditorName]],
    ["Creditor identifier", [mandate.creditorId]],
    ["Debtor", [debtorName === "" ? "(no name was given)" : debtorName, ...debtorAddress]],
    ["IBAN", [iban.replaceAll(/(.{4})(?=.)/g, "$1 ")]],
    ["BIC", [mandate.bic]],
    ["Payment", [mandate.mandateUsage === "ONE_OFF" ? "One-off" : "Recurrent"]],
    ["Signed on", [signedAt === undefined ? "(not signed)" : parisDateTime(signedAt).replace("T", " ")]],
    ["Signed by", [mandate.mandateAuthentMethod]],
  ];
}

interface Ink {
  readonly left: number;
  readonly font: PDFFont;
  readonly size: number;
}

/** Writes a text below `y`, in as many lines as needed; returns its lower end. */
function write(page: PDFPage, y: number, text: string, { left, font, size }: Ink): number {
  const width = page.getWidth() - 2 * left;
  let line = "";
  let bottom = y;
  const put = () => {
    bottom -= size * 1.35;
    page.drawText(line, { x: left, y: bottom, size, font });
  };
  for (const word of printable(text, font).split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && font.widthOfTextAtSize(longer, size) > width) {
      put();
      line = word;
    } else {
      line = longer;
    }
  }
  put();
  return bottom;
}

/** Letters whose stroke is not a removable accent. */
const strokes: Readonly<Record<string, string>> = { Ł: "L", ł: "l", Đ: "D", đ: "d", Ħ: "H", ħ: "h" };

/** The built-in fonts only have Western letters: others lose their accents, or become a question mark. */
function printable(text: string, font: PDFFont): string {
  const known = new Set(font.getCharacterSet());
  const isKnown = (character: string) => known.has(character.codePointAt(0) ?? 0);
  return [...text]
    .map((character) => {
      if (isKnown(character)) return character;
      const base = strokes[character] ?? character.normalize("NFD")[0] ?? "?";
      return isKnown(base) ? base : "?";
    })
    .join("");
}
