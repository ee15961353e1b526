import {
  codes,
  meaningOf,
  type Action,
  type FraudListLevel,
  type FraudListReasonCode,
  type FraudListType,
} from "@sips-kit/server";
import type { Language } from "../shop/language.js";

// Unchecked: the keys of these tables are the types' own members.
/** The gateway's lists. */
export const fraudLists = Object.keys(codes.fraudListType.values) as readonly FraudListType[];

const levels = Object.keys(codes.fraudListLevel.values) as readonly FraudListLevel[];
const reasonCodes = Object.keys(codes.fraudListReasonCode.values) as readonly FraudListReasonCode[];

/** The list with this name; undefined when there is none. */
export function readFraudList(name: unknown): FraudListType | undefined {
  return fraudLists.find((one) => one === name);
}

/** The level with this name; undefined when there is none. */
export function readFraudLevel(name: unknown): FraudListLevel | undefined {
  return levels.find((one) => one === name);
}

/** The reason with this name; undefined when there is none. */
export function readFraudReason(name: unknown): FraudListReasonCode | undefined {
  return reasonCodes.find((one) => one === name);
}

/** The name of a level: "Black list". */
export function fraudLevelName(level: FraudListLevel, language: Language): string {
  return meaningOf(codes.fraudListLevel, level, language);
}

/** Level and reason of a change: "Black list, stolen card." */
export function fraudChangeText({ level, reasonCode }: Action["details"], language: Language): string {
  const told = [
    typeof level === "string" ? meaningOf(codes.fraudListLevel, level, language) : "",
    typeof reasonCode === "string" ? meaningOf(codes.fraudListReasonCode, reasonCode, language) : "",
  ].filter((text) => text !== "");
  return told.length === 0 ? "" : `${told.join(", ")}.`;
}
