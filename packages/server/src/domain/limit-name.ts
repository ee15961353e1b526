/**
 * What is counted, and by what. `refused…` counts declined cards, the sign of card testing. An address is an IPv4
 * address or the /64 of an IPv6 address; `Network56` and `Network48` are the wider prefixes of the latter.
 */
export type LimitName =
  | "openedByAddress"
  | "openedByNetwork56"
  | "openedByNetwork48"
  | "openedByOrder"
  | "sentByAddress"
  | "sentByNetwork56"
  | "sentByNetwork48"
  | "sentByOrder"
  | "brandsBySession"
  | "brandsByWallet"
  | "brandsByAddress"
  | "refusedByAddress"
  | "refusedByNetwork56"
  | "refusedByNetwork48"
  | "refusedByOrder"
  | "refusedByBin"
  | "refusedByCard";
