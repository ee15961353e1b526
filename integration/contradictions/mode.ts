import type { ThreeDSecureSettings } from "@sips-kit/server";
import type { Scene, StoryName } from "../crash/stories.js";
import type { Contradiction } from "./contradiction.js";

/** One way in which the gateway contradicts what the shop takes it to be, and what is expected of the shop. */
export interface Mode extends Contradiction {
  readonly name: string;
  /** True when another mode is alike: left to `npm run test:long`. */
  readonly isMore?: boolean;
  readonly stories: readonly StoryName[];
  /**
   * When it comes into force: before anything is paid (`preparation`), at the first step of the process that is killed
   * (`start`), or once that process is about to move money (`charge`).
   */
  readonly from: "preparation" | "start" | "charge";
  /** What comes into force when that process has been killed, beside all this. */
  readonly thereafter?: Contradiction;
  /** True when the gateway stays like that; otherwise it is as it should be at last, and can be asked. */
  readonly lasts: boolean;
  /** Of the payments: another card, or a forged return. */
  readonly scene?: Pick<Scene, "card" | "forges">;
  /** How the shop takes cards. */
  readonly cards?: ThreeDSecureSettings;
  /** How a payment ends that no kill has met, except of cards that are refused. Any way when absent. */
  readonly uncut?: "accepted" | "in-review" | "refused";
  /**
   * While it lasts, the gateway tells nothing that could end a doubt: about no transaction (`all`), or about those that
   * it has (`known`): that it does not know one can be believed.
   */
  readonly silent?: "all" | "known";
  /** Stories whose answers say something of another call in this field: none of them counts. */
  readonly foreign?: { readonly field: string; readonly stories: readonly StoryName[] };
}
