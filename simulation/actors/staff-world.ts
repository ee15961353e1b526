import type { Approved, ToldAction } from "../invariants/told.js";
import type { MerchantWorld } from "./merchant-world.js";

/** What staff in the back office can see and do. */
export interface StaffWorld extends MerchantWorld {
  readonly toldAction: (told: ToldAction) => void;
  readonly approve: (approved: Approved) => void;
}
