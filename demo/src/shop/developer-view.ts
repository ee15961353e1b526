/** What a developer may change of the shop in their own browser. */
export interface DeveloperView {
  /** Whether pages show what is behind them: references, states, test cards, e-mails. */
  readonly isOn: boolean;
  /** Where the card is entered: in the gateway's fields, or in ours, encrypted. */
  readonly cards: CardEntry;
  /** Where the bank asks the cardholder: in a dialog, or on a full page. */
  readonly challenge: ChallengePlace;
}

export const cardEntries = ["hosted", "cse"] as const;
export type CardEntry = (typeof cardEntries)[number];

export const challengePlaces = ["modal", "page"] as const;
export type ChallengePlace = (typeof challengePlaces)[number];

/** Reads what `writeDeveloperView` has written; anything else is the shop's own setting. */
export function readDeveloperView(text: string | undefined, shop: DeveloperView): DeveloperView {
  const [view, cards, challenge] = text?.split(".") ?? [];
  return {
    isOn: view === undefined ? shop.isOn : view === "on",
    cards: cardEntries.find((one) => one === cards) ?? shop.cards,
    challenge: challengePlaces.find((one) => one === challenge) ?? shop.challenge,
  };
}

/** For a cookie. */
export function writeDeveloperView({ isOn, cards, challenge }: DeveloperView): string {
  return `${isOn ? "on" : "off"}.${cards}.${challenge}`;
}
