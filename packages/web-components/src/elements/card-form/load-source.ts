import type { CardMode } from "@sips-kit/protocol/checkout";
import type { CardSource } from "../../card-source/card-source.js";
import { HostedFieldsSource, type HostedFieldsOptions } from "../../card-source/hosted-fields-source.js";

/**
 * The gateway's frames are the rule, and so small that fetching them apart would cost a page more than it saves.
 * Our own inputs, and the encryption behind them, come only where a page asks for them.
 */
export async function loadSource(mode: CardMode, options: HostedFieldsOptions): Promise<CardSource> {
  if (mode !== "cse") return new HostedFieldsSource(options);
  return import("../../card-source/cse-source.js").then((module) => new module.CseSource(options));
}
