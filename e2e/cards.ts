/** A card as printed. */
export interface TypedCard {
  readonly number: string;
  readonly expiry: string;
  readonly csc: string;
  readonly holder: string;
}

/** The simulator's cards, named after their behaviour; the full list is `scenarioCards`. */
export const cards = {
  challenged: card("5100000000000800"),
  challengedThenRefused: card("5100000000000305"),
  frictionless: card("5100000100000700"),
  notEnrolled: card("5100000200000600"),
  review: card("5100000500000300"),
  lostOrder: card("5100000600000200"),
  coBadged: card("4300000000000900"),
};

function card(number: string): TypedCard {
  return { number, expiry: "12/34", csc: "918", holder: "Marie Dupont" };
}
