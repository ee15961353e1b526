import type { AnswerOf, JsonObject } from "@sips-kit/protocol";
import type { Outcome } from "../gateway/gateway.js";
import type { OrderedState } from "./order-at-once.js";
import type { Charging, Confirmation, MethodContext, Starting, Step } from "./payment-method.js";
import { authenticationOf, type EnrolledState, type ReturnProof } from "./three-d-secure.js";
import { asJson } from "./wallet-order.js";

/** What later steps need: the answer to the enrolment, and the charge if it is a call of its own. */
export type SavedCardState = OrderedState & { readonly walletOrder?: JsonObject };

/** Ends the authentication of a buyer who is back from their bank; the charge follows with its result. */
export async function endAuthentication(
  context: MethodContext,
  { reference, state }: Charging<SavedCardState>,
  proof: ReturnProof | undefined,
): Promise<Confirmation> {
  const { walletOrder } = state;
  if (walletOrder === undefined) return { kind: "charge" };
  const outcome = await validateAuthentication(context, reference, state, proof);
  if (outcome.kind !== "accepted") return { kind: "ended", call: "cardValidateAuthentication", outcome };
  return { kind: "charge", state: { ...state, walletOrder: authenticated(walletOrder, outcome.answer) } };
}

/** The same for an authentication without a challenge: no buyer comes back, so it ends before the charge. */
export async function withoutChallenge(
  context: Pick<MethodContext, "call">,
  { reference }: Starting,
  step: Extract<Step<EnrolledState>, { readonly kind: "charge" }>,
  state: SavedCardState & { readonly walletOrder: JsonObject },
): Promise<Step<SavedCardState>> {
  const outcome = await validateAuthentication(context, reference, state);
  if (outcome.kind !== "accepted") return { kind: "ended", call: "cardValidateAuthentication", outcome };
  return { ...step, state: { ...state, walletOrder: authenticated(state.walletOrder, outcome.answer) } };
}

function validateAuthentication(
  { call }: Pick<MethodContext, "call">,
  reference: string,
  state: EnrolledState,
  proof?: ReturnProof,
): Promise<Outcome<AnswerOf<"cardValidateAuthentication">>> {
  return call("cardValidateAuthentication", authenticationOf(reference, state, proof));
}

/** The gateway judges the result: an order whose cardholder was not authenticated is refused there. */
function authenticated(
  walletOrder: JsonObject,
  { threeD, threeDV2, holderAuthentProgram }: AnswerOf<"cardValidateAuthentication">,
): JsonObject {
  return asJson({ ...walletOrder, authenticationData: { threeD, threeDV2, holderAuthentProgram } });
}
