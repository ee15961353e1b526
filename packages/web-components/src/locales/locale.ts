import type { CardFieldName, FieldProblem } from "./field-problem.js";

/** Every text that the buyer can see. A language is one object of this shape. */
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
  /** Shown instead of these when it takes long. */
  readonly slow: string;
  /** These two are shown when the shop cannot be reached, and nothing can be loaded from it. */
  readonly offline: string;
  readonly unreachable: string;
  /** Messages for all other errors, loaded when needed; English is loaded with them. */
  readonly faults?: LoadFaults;
  /** An element's own messages, instead of these. */
  readonly ownFaults?: LoadFaults | undefined;
  /** For errors without a message of their own. */
  readonly failed: string;
  /** What only our own inputs say (mode cse); English comes with them. */
  readonly own?: OwnWords;
  /** The message to a buyer who cancelled the bank's dialog, unless the dialog has its own. */
  readonly cancelled?: string;
  /** What only the dialog says; English comes with it. */
  readonly challenge?: ChallengeWords;
  /** The message about an earlier payment of the order; English comes with it. */
  readonly earlierPayment?: EarlierPaymentWords;
  /** What only the box for saving a card says; English comes with it. */
  readonly saveCard?: SaveCardWords;
  /** What only the elements for saved cards say; English comes with them. */
  readonly savedCards?: SavedCardsWords;
  /** The texts of all elements that redirect the buyer to pay; English comes with them, as for the next ones. */
  readonly redirect?: RedirectWords;
  readonly paypal?: ButtonWords;
  readonly ideal?: IdealWords;
  readonly sofort?: ButtonWords;
  readonly mandate?: MandateWords;
  readonly elv?: ElvWords;
  readonly bancontactMobile?: ButtonWords;
  readonly issuerWallet?: ButtonWords;
  readonly googlePay?: GooglePayWords;
  readonly instalments?: InstalmentsWords;
}

export interface InstalmentsWords {
  /** Name of the choice. */
  readonly choose: string;
  readonly inFull: string;
  readonly inParts: (count: number) => string;
  /** In place of the first instalment's day. */
  readonly today: string;
  /** What the buyer agrees to by paying in instalments. */
  readonly consent: string;
}

export interface SaveCardWords {
  /** The buyer agrees to it with a tick. */
  readonly choose: string;
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
  /** Replaces the help text for a card that pays at once. */
  readonly brandChoiceHelp: string;
  /** Replaces the card form's messages. */
  readonly faults?: LoadFaults;
}

/** Messages by stable code. `{time}` is when to try again. */
export type LoadFaults = () => Promise<Readonly<Record<string, string>>>;

export interface RedirectWords {
  readonly loading: string;
  readonly busy: string;
  readonly done: string;
  /** Replaces the card form's messages. */
  readonly faults?: LoadFaults;
}

/** What a form for a bank account says about its inputs. */
export interface AccountWords<Name extends string> {
  readonly labels: Readonly<Record<Name, string>>;
  readonly missing: Readonly<Record<Name, string>>;
  readonly invalid: Readonly<Record<Name, string>>;
}

/** The inputs of a SEPA direct debit, by the names that the server uses. */
export type MandateFieldName = "iban" | "holder" | "street" | "zipCode" | "city";

export interface MandateWords extends AccountWords<MandateFieldName>, ButtonWords {
  /** Above the saved accounts. */
  readonly choose: string;
  readonly another: string;
  /** What comes next for a new account. */
  readonly sign: string;
  readonly save: string;
}

/** The inputs of ELV, by the names that the server uses. */
export type ElvFieldName = "customerAccount" | "customerBankCode" | "holder";

export interface ElvWords extends AccountWords<ElvFieldName>, ButtonWords {
  /** What the account holder agrees to when they press the button. */
  readonly consent: string;
}

/** The text of an element's button. */
export interface ButtonWords {
  readonly pay: string;
}

export interface GooglePayWords extends ButtonWords {
  /** The buyer has closed Google's sheet. */
  readonly closed: string;
}

export interface IdealWords {
  readonly pay: string;
  /** What is to be chosen. */
  readonly bank: string;
  /** The first option, which is no bank. */
  readonly choose: string;
  readonly missing: string;
  /** The server rejects this bank. */
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
  /** Leads to the bank on a full page: not every bank's page works in a frame. */
  readonly page: string;
  readonly cancel: string;
  readonly ask: string;
  readonly stay: string;
  readonly leave: string;
  /** In the form, afterwards. */
  readonly cancelled: string;
}

export interface EarlierPaymentWords {
  /** Leads to that payment's status. */
  readonly see: string;
  /** When it may still go through, and the buyer may pay again anyway. */
  readonly question: string;
  readonly agree: string;
}
