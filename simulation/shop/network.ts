import type { Faults } from "../faults.js";
import type { Office } from "../gateway/office.js";
import type { Message } from "../gateway/seal.js";
import type { Scheduler } from "../time/scheduler.js";
import type { Trace } from "../trace.js";
import type { Purchase } from "./purchase.js";

/** The network between the processes and the gateway. */
export interface Network {
  readonly scheduler: Scheduler;
  readonly office: Office;
  readonly faults: Faults;
  readonly trace: Trace;
  /** Connections that a process keeps to the gateway; the engine's default when undefined. */
  readonly connections: number | undefined;
  /** True while nothing gets through to the gateway. */
  isDown: boolean;
  purchaseOf(body: Message): Purchase | undefined;
  /** Called when a fault affects a call that names no purchase, such as the one for the list of banks. */
  readonly onStray: (fault: string) => void;
}
