import type { Attribution } from "../../domain/attribution.js";
import { need } from "./need.js";

/** Options of every command that changes something in the name of a person. */
export const attributionOptions = { by: { type: "string" }, reason: { type: "string" } } as const;

/** Their help. */
export const attributionHelp = `  --by WHO            who does it; kept in the journal. The command line takes your word for it
  --reason WHY        why; kept in the journal`;

/** Who acts, and why. Throws UsageError unless both are given. */
export function attributionAtHand({ by, reason }: Attribution, command: string): Required<Attribution> {
  return { by: need(by, "--by", command), reason: need(reason, "--reason", command) };
}
