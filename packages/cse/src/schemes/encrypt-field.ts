import type { CardField } from "../card-field.js";
import type { PublicKey } from "../key.js";
import type { Random } from "../random.js";

/** What a scheme may use besides the value. */
interface SchemeContext {
  readonly key: PublicKey;
  readonly now: () => Date;
  readonly random: Random;
}

/** One scheme: encrypts a value to the text that is sent. */
export type EncryptField = (field: CardField, value: string, context: SchemeContext) => string;
