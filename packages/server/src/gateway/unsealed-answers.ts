import type { Stage } from "./gateway-address.js";
import { wrongSetting } from "./wrong-setting.js";

/** How a response without a seal is treated. */
export type UnsealedAnswers = "refuse" | "test-only";

/**
 * Whether responses without a seal are accepted.
 *
 * @throws GatewayConfigurationError for `test-only` on a production platform, and for any other value
 */
export function acceptsUnsealed(setting: UnsealedAnswers = "refuse", stage: Stage): boolean {
  if (setting === "refuse") return false;
  if (setting !== "test-only") throw wrongSetting("unsealedAnswers", "refuse or test-only");
  if (stage !== "production") return true;
  throw wrongSetting(
    "unsealedAnswers",
    "refuse: this gateway is a production platform, or one that is not known as a test platform",
  );
}
