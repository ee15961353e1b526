export type {
  AgeOptions,
  EventDetails,
  Journal,
  JournalEvent,
  Move,
  Moved,
  NewAttempt,
  Restored,
  Work,
} from "./journal/journal.js";
export type { Lease } from "./journal/lease.js";
export type { AttemptPage, AttemptQuery, Period, StateCounts } from "./journal/search-journal.js";
export { searchTermOf } from "./journal/masked-card-term.js";
export { openedTermsOf, resultTermsOf } from "./journal/search-terms.js";
export type { JournalClock } from "./journal/journal-clock.js";
export type { Count, Counted, CountedKey, LimitsJournal, Passed, Try } from "./journal/limits-journal.js";
export type { ActionEnding, ActionQuery, ActionsJournal, NewAction } from "./journal/actions-journal.js";
export type {
  NewOperation,
  Opened,
  OperationMove,
  OperationsJournal,
  SumOf,
  SumOfTaken,
} from "./journal/operations-journal.js";
export { farAheadMs } from "./journal/journal-clock.js";
export { isStorable, longestOrderId, longestReference, longestRequestId } from "./journal/engine/ids.js";
export { JournalError, type JournalErrorCode } from "./journal/journal-error.js";
export {
  holdsOrder,
  isFailure,
  isFinal,
  hasResult,
  permitsMove,
  permittedMoves,
  statesBefore,
  type Attempt,
  type AttemptFacts,
} from "./domain/attempt.js";
export {
  countsAsTaken,
  isOver,
  isTakenSince,
  operationMoves,
  ownKinds,
  type Approval,
  type Operation,
  type OperationState,
  type Snapshot,
} from "./domain/operation.js";
export { permitsOperationMove } from "./domain/permits-operation-move.js";
export type { Action, ActionKind, ActionState } from "./domain/action.js";
export type {
  DeliveryEnding,
  DeliveryQuery,
  NewDelivery,
  Replayed,
  WebhooksJournal,
} from "./journal/webhooks-journal.js";
export type { DeliveryState, WebhookDelivery, WebhookType } from "./domain/webhook.js";
