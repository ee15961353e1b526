import type { Language } from "@sips-kit/protocol";
import { UsageError } from "./command.js";

/** The language of `--lang`. Default: English. Throws UsageError for an unsupported one. */
export function languageOf(given: string | undefined): Language {
  if (given === undefined || given === "en" || given === "fr") return given ?? "en";
  throw new UsageError(`--lang ${given}: the languages are en and fr.`);
}
