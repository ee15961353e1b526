import type { ThreeDSecureSettings } from "@sips-kit/server";
import type { Scene, StoryName } from "../crash/stories.js";
import type { Contradiction } from "./contradiction.js";

/** One way in which the gateway contradicts the shop's assumptions, and what is expected of the shop. */
export interface Mode extends Contradiction {
  readonly name: string;
  /** True if it resembles another mode: then only `npm run test:long` runs it. */
  readonly isMore?: boolean;
  readonly stories: readonly StoryName[];
  /**
   * When it takes effect: before anything is paid (`preparation`), at the first step of the process that is killed
   * (`start`), or once that process is about to move money (`charge`).
   */
  readonly from: "preparation" | "start" | "charge";
  /** What takes effect in addition when that process has been killed. */
  readonly thereafter?: Contradiction;
  /** True if the gateway stays like that; otherwise it behaves normally in the end, and can be queried. */
  readonly lasts: boolean;
  /** Of the payments: another card, or a forged return. */
  readonly scene?: Pick<Scene, "card" | "forges">;
  /** How the shop accepts cards. */
  readonly cards?: ThreeDSecureSettings;
  /** The result of a payment that no kill interrupted, except for refused cards. Any result if absent. */
  readonly uncut?: "accepted" | "in-review" | "refused";
  /**
   * While it lasts, the gateway gives no answer that could resolve a doubt: about any transaction (`all`), or only
   * about existing ones (`known`), so that "no such transaction" can be believed.
   */
  readonly silent?: "all" | "known";
  /** Stories whose answers have another call's value in this field, so none of them counts. */
  readonly foreign?: { readonly field: string; readonly stories: readonly StoryName[] };
}
