import { SipsKitError } from "@sips-kit/protocol";

/** Why a journal could not do its work; never renamed once published. */
export type JournalErrorCode =
  | "JOURNAL_ADDRESS_INVALID"
  | "JOURNAL_BACKUP_EXISTS"
  | "JOURNAL_BUSY"
  | "JOURNAL_CLOSED"
  | "JOURNAL_DAMAGED"
  | "JOURNAL_DATABASE_UNUSABLE"
  | "JOURNAL_DRIVER_MISSING"
  | "JOURNAL_FILE_UNUSABLE"
  | "JOURNAL_FROM_NEWER_VERSION"
  | "JOURNAL_ID_INVALID"
  | "JOURNAL_PURGE_TOO_EARLY"
  | "JOURNAL_ROLE_SETTINGS_MISSING";

/** A journal that could not be opened or written to. The message says what to do; it holds no password. */
export class JournalError extends SipsKitError<JournalErrorCode> {
  override readonly name = "JournalError";
}
