import { PaymentError } from "../domain/errors.js";

/** Throws PaymentError when the same person requests and approves something. */
export function requireAnotherPerson(approver: string, requester: string | undefined): void {
  if (!isSamePerson(approver, requester)) return;
  throw new PaymentError(
    "PAYMENT_NOT_AUTHORIZED",
    "Another person than the one who requested it must approve it.",
  );
}

/** Names as people see them: case, spaces, invisible characters and the form of accents make nobody another person. */
function isSamePerson(one: string, other = ""): boolean {
  const [first, second] = [one, other].map((name) =>
    name.normalize("NFKC").toLowerCase().replaceAll(unseen, ""),
  );
  return first === second;
}

// U+2800 is a Braille pattern without dots.
const unseen = /[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]+/gu;
