import type { CardField } from "../card-field.js";
import type { PublicKey } from "../key.js";
import type { Random } from "../random.js";

/** What a scheme may use beside the value. */
interface SchemeContext {
  readonly key: PublicKey;
  readonly now: () => Date;
  readonly random: Random;
}

/** One scheme: value in clear -> text for the wire. */
export type EncryptField = (field: CardField, value: string, context: SchemeContext) => string;
