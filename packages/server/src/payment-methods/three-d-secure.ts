import { trueOrFalse, type Shapes } from "../runtime/check-settings.js";
import { isResultCode, type AnswerOf } from "@sips-kit/protocol";
import type { AuthenticatedElsewhereSettings } from "./authenticated-elsewhere.js";
import type { Outcome } from "../gateway/gateway.js";
import type {
  Charging,
  ChargeAnswer,
  MethodContext,
  PaymentMethod,
  Refusal,
  Returned,
  ReturnUrls,
  Step,
} from "./payment-method.js";
import { postForm, type PostForm } from "./post-form.js";
import { checkRedirectForm, redirectFormFields, type RedirectForm } from "./redirect-form-fields.js";

/** What later steps need from the answer to a card's enrolment call. */
export type EnrolledState = {
  readonly redirectionUrl?: string | undefined;
  readonly redirectionData?: string | undefined;
  readonly messageVersion?: string | undefined;
  readonly paReqMessage?: string | undefined;
};

/** What the bank has sent back, for the gateway to judge. Opaque: neither its format nor its length means anything. */
export type ReturnProof = {
  /** What the ACS has posted as `PaRes`. */
  readonly paResMessage?: string;
  /** Replaces the `redirectionData` of the enrolment. */
  readonly redirectionData?: string;
  readonly messageVersion?: string;
};

/** 3-D Secure settings, shared by new and saved cards. */
export interface ThreeDSecureSettings {
  /**
   * Whether a payment goes on when the gateway could not authenticate the cardholder: `redirectionStatusCode` 01 (not
   * enrolled), 10 (enrolment could not be determined) or 80 (directory server out of order), with `redirectionData`.
   * The shop is then liable for disputes: `liabilityShift` of the payment is false. Default: false, such an attempt is
   * refused and the buyer may use another card. See docs/open-questions.md.
   */
  readonly continueWithoutAuthentication?: boolean;
  /** The form that takes the buyer to the bank. Default: `by-response`. See docs/open-questions.md. */
  readonly redirectForm?: RedirectForm;
}

/** The same, for cards that another provider may have authenticated. */
export interface CardSettings extends ThreeDSecureSettings {
  /** For shops whose cardholders authenticate with another provider: orders with `authentication`. */
  readonly authenticatedElsewhere?: AuthenticatedElsewhereSettings;
}

/** The settings of 3-D Secure, for `checkFunctionSettings`. */
export const shapesOfThreeDSecure: Shapes<ThreeDSecureSettings> = {
  continueWithoutAuthentication: trueOrFalse,
  redirectForm: true,
};

/** The answer fields that both enrolment calls share. */
type Enrolled = Pick<
  AnswerOf<"cardCheckEnrollment">,
  | "errorFieldName"
  | "maskedPan"
  | "messageVersion"
  | "paReqMessage"
  | "redirectionData"
  | "redirectionUrl"
  | "responseCode"
  | "tokenPan"
>;

/** Not enrolled, enrolment could not be determined, directory server out of order. */
const codesWithoutAuthentication: ReadonlySet<string> = new Set(["01", "10", "80"]);

/** The next step after a card's enrolment call: the redirect to the bank, the charge at once, or the end. */
export function afterEnrolment(
  { continueWithoutAuthentication = false }: ThreeDSecureSettings,
  call: string,
  answered: Outcome<Enrolled>,
): Step<EnrolledState> {
  const outcome = byBothCodes(answered);
  const authentication = authenticationAfter(continueWithoutAuthentication, outcome);
  if (authentication === undefined || !("answer" in outcome)) return { kind: "ended", call, outcome };
  const { redirectionData, messageVersion, redirectionUrl, paReqMessage, maskedPan, tokenPan } =
    outcome.answer;
  return {
    kind: authentication === "challenge" ? "redirect" : "charge",
    state: { redirectionData, messageVersion, redirectionUrl, paReqMessage },
    instrument: { maskedPan, tokenPan, authentication },
  };
}

/** An enrolment is accepted if `redirectionStatusCode` is 00, and `responseCode` too, where the gateway answers it. */
function byBothCodes(outcome: Outcome<Enrolled>): Outcome<Enrolled> {
  if (outcome.kind !== "accepted") return outcome;
  const { answer } = outcome;
  const { responseCode = "" } = answer;
  const isRefused = isResultCode(responseCode) && responseCode !== "00";
  return isRefused ? { kind: "refused", code: responseCode, answer } : outcome;
}

/** How the cardholder is authenticated; undefined when the payment does not go on. */
function authenticationAfter(
  continueWithout: boolean,
  outcome: Outcome<Enrolled>,
): "challenge" | "frictionless" | "none" | undefined {
  if (outcome.kind === "accepted") {
    // No address to redirect to: frictionless, or the card does not support 3-D Secure.
    return outcome.answer.redirectionUrl ? "challenge" : "frictionless";
  }
  const isWithout =
    outcome.kind === "refused" &&
    codesWithoutAuthentication.has(outcome.code) &&
    Boolean(outcome.answer.redirectionData);
  return isWithout && continueWithout ? "none" : undefined;
}

/** What ends an authentication. Values missing from the return are taken from the enrolment. */
export function authenticationOf(
  transactionReference: string,
  state: EnrolledState,
  proof: ReturnProof | undefined,
) {
  return {
    transactionReference,
    redirectionData: proof?.redirectionData ?? state.redirectionData ?? "",
    messageVersion: proof?.messageVersion ?? state.messageVersion ?? "",
    ...(proof?.paResMessage && { paResMessage: proof.paResMessage }),
  };
}

/**
 * The steps after the enrolment, the same for new and saved cards.
 *
 * @throws PaymentsConfigurationError when the redirect form is invalid
 */
export function threeDSecureSteps(settings: ThreeDSecureSettings) {
  checkRedirectForm(settings.redirectForm ?? "by-response");
  return {
    fundsMoveAt: "charge",
    chargeCall: "cardValidateAuthenticationAndOrder",

    redirectForm(_context: MethodContext, state: EnrolledState, urls: ReturnUrls): PostForm {
      const form = settings.redirectForm ?? "by-response";
      const names = redirectFormFields(form, Boolean(state.paReqMessage));
      return postForm(state.redirectionUrl ?? "", names, { ...state, ...urls });
    },

    readReturn: readThreeDSecureReturn,

    charge(
      { call }: MethodContext,
      { reference, state }: Charging<EnrolledState>,
      proof: ReturnProof | undefined,
    ): Promise<Outcome<ChargeAnswer>> {
      return call("cardValidateAuthenticationAndOrder", authenticationOf(reference, state, proof));
    },

    interpretRefusal: meaningOfRefusal,
  } as const satisfies Partial<PaymentMethod<never, EnrolledState, ReturnProof>>;
}

/** What the bank has sent back, by the form of the ACS or by that of a supplier. */
function readThreeDSecureReturn(returned: Returned, state: EnrolledState): ReturnProof | undefined {
  const { paResMessage, redirectionData, messageVersion } = returned;
  // The ACS form returns a PaRes; the charge then carries the enrolment's own redirectionData.
  const isAnsweredByPaRes = state.paReqMessage !== undefined && paResMessage !== undefined;
  const replaced = redirectionData !== undefined && !isAnsweredByPaRes;
  if (paResMessage === undefined && !replaced) return undefined;
  return {
    ...(paResMessage !== undefined && { paResMessage }),
    ...(replaced && { redirectionData, ...(messageVersion !== undefined && { messageVersion }) }),
  };
}

/**
 * `not-the-return` when the gateway blames the returned values: somebody else has posted to the return URL. The
 * transaction has not ended then, and the real return may still come. See docs/open-questions.md.
 */
function meaningOfRefusal({ answer, state, hasProof }: Refusal<EnrolledState>) {
  if (!hasProof) return "refused";
  const { errorFieldName = "", holderAuthentResponseCode = "" } = answer;
  // 95: the signature of the ACS's answer is invalid. 96: the answer itself is invalid.
  if (errorFieldName === "paResMessage" || ["95", "96"].includes(holderAuthentResponseCode)) {
    return "not-the-return";
  }
  // Without a PaReq, these two came from the return.
  const isReplaced = ["redirectionData", "messageVersion"].includes(errorFieldName);
  return state.paReqMessage === undefined && isReplaced ? "not-the-return" : "refused";
}
