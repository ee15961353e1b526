import type { JsonObject } from "@sips-kit/protocol";
import { notSentWhenInvalid } from "../context/call-gateway.js";
import type { Context } from "../context/context.js";
import type { Action, ActionKind } from "../domain/action.js";
import type { Attribution } from "../domain/attribution.js";
import { createReference } from "../domain/reference.js";
import type { Outcome } from "../gateway/gateway.js";
import type { ActionEnding } from "../journal/actions-journal.js";
import { attributionOf } from "./check-attribution.js";

/** The part of the context that this step uses. */
export type ActionContext = Pick<Context, "gateway" | "journal" | "log" | "now" | "random">;

/** An action to be carried out. */
export interface Requested extends Attribution {
  readonly kind: ActionKind;
  readonly subject: string;
  /** Without card data. */
  readonly details: JsonObject;
}

/** How a call has ended, in the action's terms. */
export type Ending = Omit<ActionEnding, "at">;

/** The fields that the answers of all these methods share. */
export interface ActionAnswer {
  readonly errorFieldName?: string | undefined;
  readonly walletActionDateTime?: string | undefined;
}

/**
 * Carries out an action: writes in the journal who requests what and why, makes the call once, and writes how it has
 * ended. After a crash in between, the action stays `unknown`; it may be repeated.
 *
 * @param resolve reads what the gateway shows, for an answer that leaves the end open; default: the answer alone counts
 * @throws PaymentError PAYMENT_OPERATION_INVALID for an attribution that is too long, before anything is written
 */
export async function carryOut<A extends ActionAnswer>(
  context: ActionContext,
  { kind, subject, details, ...attribution }: Requested,
  call: () => Promise<Outcome<A>>,
  resolve: (ending: Ending) => Promise<Ending> | Ending = (ending) => ending,
): Promise<Action> {
  const createdAt = context.now();
  const id = createReference(createdAt, context.random);
  const asked = { id, kind, subject, details, createdAt, ...attributionOf(attribution) };
  const opened = await context.journal.actions.open(asked);
  const ending = await resolve(endingOf(kind, await notSentWhenInvalid(call)));
  context.log({ step: `${kind} ${ending.state}`, code: ending.responseCode });
  return (await context.journal.actions.end(id, { ...ending, at: context.now() })) ?? opened;
}

function endingOf(kind: ActionKind, outcome: Outcome<ActionAnswer>): Ending {
  switch (outcome.kind) {
    case "accepted": {
      const { walletActionDateTime } = outcome.answer;
      return {
        state: "done",
        what: `${kind} accepted`,
        responseCode: outcome.code,
        ...(walletActionDateTime ? { details: { walletActionDateTime } } : {}),
      };
    }
    case "refused": {
      const { errorFieldName } = outcome.answer;
      const field = errorFieldName ? ` because of ${errorFieldName}` : "";
      return {
        state: "refused",
        what: `${kind} refused with ${outcome.code}${field}`,
        responseCode: outcome.code,
      };
    }
    case "not-sent":
      return { state: "not-done", what: `${kind} could not be sent: ${outcome.reason}` };
    case "unknown":
      return { state: "unknown", what: `the answer of ${kind} was lost; it may be repeated` };
  }
}
