import type { CardFieldName, FieldProblem } from "./field-problem.js";

/** Every word the buyer can meet. A language is one object of this shape. */
export interface Locale {
  /** BCP 47, for the `lang` attribute. */
  readonly tag: string;
  /** Name of the whole form. */
  readonly form: string;
  readonly labels: Readonly<Record<CardFieldName, string>>;
  readonly hints: Readonly<Partial<Record<CardFieldName, string>>>;
  readonly problems: Readonly<Record<CardFieldName, { readonly missing: string; readonly invalid?: string }>>;
  readonly brandChoice: string;
  readonly pay: string;
  readonly retry: string;
  /** What the form is doing. */
  readonly loading: string;
  readonly busy: string;
  readonly done: string;
  /** In place of these, when it takes long. */
  readonly slow: string;
  /** These two are told when the shop cannot be reached, and nothing can be loaded from it. */
  readonly offline: string;
  readonly unreachable: string;
  /** Everything else that can go wrong, loaded when it is to be told; English comes along then. */
  readonly faults?: LoadFaults;
  /** What an element says in place of these. */
  readonly ownFaults?: LoadFaults | undefined;
  /** For whatever has no sentence of its own. */
  readonly failed: string;
  /** What only our own inputs say (mode cse); English comes with them. */
  readonly own?: OwnWords;
  /** What is told to who gave up in the bank's dialog, when it is not the dialog's own sentence. */
  readonly cancelled?: string;
  /** What only the dialog says; English comes with it. */
  readonly challenge?: ChallengeWords;
  /** What is told of an earlier payment of the order; English comes with it. */
  readonly earlierPayment?: EarlierPaymentWords;
  /** What only the elements for saved cards say; English comes with them. */
  readonly savedCards?: SavedCardsWords;
  /** What all elements say that send the buyer elsewhere to pay; English comes with them, as for the next two. */
  readonly redirect?: RedirectWords;
  readonly paypal?: PaypalWords;
  readonly ideal?: IdealWords;
}

export interface SavedCardsWords {
  /** Name of the whole form. */
  readonly form: string;
  readonly choose: string;
  /** Before the last digits of a number, for a screen reader. */
  readonly ending: string;
  /** Before month and year. */
  readonly expires: string;
  readonly expired: string;
  readonly none: string;
  readonly loading: string;
  readonly cancelled: string;
  readonly add: string;
  readonly save: string;
  readonly saving: string;
  readonly saved: string;
  /** In place of what is said of the choice when the card pays at once. */
  readonly brandChoiceHelp: string;
  /** In place of what the card form says. */
  readonly faults?: LoadFaults;
}

/** Sentences by stable code. `{time}` is when it works again. */
export type LoadFaults = () => Promise<Readonly<Record<string, string>>>;

export interface RedirectWords {
  readonly loading: string;
  readonly busy: string;
  readonly done: string;
  /** In place of what the card form says. */
  readonly faults?: LoadFaults;
}

export interface PaypalWords {
  readonly pay: string;
}

export interface IdealWords {
  readonly pay: string;
  /** What is to be chosen. */
  readonly bank: string;
  /** The first option, which is no bank. */
  readonly choose: string;
  readonly missing: string;
  /** The server does not take this bank. */
  readonly invalid: string;
}

export interface OwnWords {
  readonly problems: Readonly<
    Partial<Record<CardFieldName, Readonly<Partial<Record<FieldProblem, string>>>>>
  >;
  /** Where to find the security code: of three digits, of four. */
  readonly cscHelp: Readonly<Record<3 | 4, string>>;
  readonly brandChoiceHelp: string;
  readonly brandUnchosen: string;
}

export interface ChallengeWords {
  readonly title: string;
  readonly cancel: string;
  readonly ask: string;
  readonly stay: string;
  readonly leave: string;
  /** In the form, afterwards. */
  readonly cancelled: string;
}

export interface EarlierPaymentWords {
  /** Leads to what is known of it. */
  readonly see: string;
  /** When it may still go through, and the buyer may pay all the same. */
  readonly question: string;
  readonly agree: string;
}
