/** What the first digits of a card say offline; the brand's name is the gateway's own (paymentMeanBrand). */
export interface CardBrand {
  readonly name: string;
  readonly lengths: readonly number[];
  readonly cscLength: 3 | 4;
  /** How the digits are grouped; remaining digits form one last group. */
  readonly groups: readonly number[];
  /** Some issuers do not use the check digit. */
  readonly luhn: boolean;
}

const fours = [4, 4, 4, 4, 3];
const from12To19 = [12, 13, 14, 15, 16, 17, 18, 19];
const from16To19 = [16, 17, 18, 19];

/** Any card outside the ranges below: CB only, private cards, ranges assigned after this table. */
export const unknownBrand: CardBrand = brand("", from12To19);

const amex = brand("AMEX", [15], { cscLength: 4, groups: [4, 6, 5] });
const visa = brand("VISA", [13, 16, 19]);
const mastercard = brand("MASTERCARD", [16]);
const maestro = brand("MAESTRO", from12To19);
const diners = brand("DINERS", [14, 15, 16, 17, 18, 19], { groups: [4, 6, 4, 5] });
const discover = brand("DISCOVER", from16To19);
const jcb = brand("JCB", from16To19);
const unionPay = brand("CUP", from16To19, { luhn: false });

/** Ranges of first digits, both ends included; the first one that holds the card names it. */
const ranges: readonly (readonly [from: string, to: string, brand: CardBrand])[] = [
  ["34", "34", amex],
  ["37", "37", amex],
  ["300", "305", diners],
  ["36", "36", diners],
  ["38", "39", diners],
  ["3528", "3589", jcb],
  ["4", "4", visa],
  ["51", "55", mastercard],
  ["2221", "2720", mastercard],
  ["6011", "6011", discover],
  ["644", "649", discover],
  ["65", "65", discover],
  ["62", "62", unionPay],
  ["50", "50", maestro],
  ["56", "69", maestro],
];

/** The brand by its public range, as soon as enough digits are there; unknownBrand until then. */
export function brandOf(digits: string): CardBrand {
  return (
    ranges.find(([from, to]) => {
      const start = digits.slice(0, from.length);
      return start.length === from.length && start >= from && start <= to;
    })?.[2] ?? unknownBrand
  );
}

function brand(
  name: string,
  lengths: readonly number[],
  { cscLength = 3, groups = fours, luhn = true }: Partial<CardBrand> = {},
): CardBrand {
  return { name, lengths, cscLength, groups, luhn };
}
