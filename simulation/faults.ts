import { createRandom, type Random } from "./random.js";

/** One kind of fault: how likely a seed is to switch it on, and how often it then strikes. */
interface FaultKind {
  readonly isOn: number;
  readonly rates: readonly number[];
}

const often: FaultKind = { isOn: 0.25, rates: [0.02, 0.1, 0.4] };
const seldom: FaultKind = { isOn: 0.15, rates: [0.01, 0.05] };
/** One reading where sources contradict each other: fixed for a whole run, and not a fault as such. */
const reading: FaultKind = { isOn: 0.35, rates: [1] };

/** Every fault by its source. */
const faultKinds = {
  "gateway.held-as-refused": reading,
  "gateway.held-keeps-code": reading,
  "gateway.forged-return-is-95": reading,
  "gateway.empty-strings": reading,
  "gateway.lenient-refunds": reading,
  "gateway.transfers-told-by-finalize": reading,
  "gateway.wallets-charged-by-finalize": reading,
  "gateway.slow-transfer-notice": often,
  "gateway.slow-books": often,
  "gateway.refused-query": often,
  "gateway.unsealed-refusal": often,
  "gateway.unsealed-unknown": often,
  "gateway.swapped-answer": seldom,
  "gateway.repeated-answer": seldom,
  "gateway.partial-answer": often,
  "gateway.foreign-echo": seldom,
  "gateway.wrong-seal": seldom,
  "gateway.internal-error": often,
  "gateway.pending": often,
  "gateway.declines-charges": often,
  "gateway.no-answer-body": seldom,
  "supplier.claims-paid": often,
  "supplier.stays-silent": often,
  "supplier.returns-debit": often,
  "network.lost-request": often,
  "network.lost-answer": often,
  "network.slow": often,
  "network.reset": often,
  "network.duplicate-request": often,
  "network.few-connections": { isOn: 0.15, rates: [1] },
  "network.outage": { isOn: 0.1, rates: [1] },
  "clock.skew": { isOn: 0.15, rates: [1] },
  "clock.jump": { isOn: 0.15, rates: [1] },
  "clock.pause": { isOn: 0.2, rates: [1] },
  "process.kill": { isOn: 0.3, rates: [1] },
  "process.restart": { isOn: 0.2, rates: [1] },
  "disk.connection-lost": often,
  "disk.slow": often,
  "disk.locked": seldom,
  "disk.lost-tail": { isOn: 0.1, rates: [1] },
  "callback.throws": often,
  "callback.hangs": { isOn: 0.15, rates: [0.05, 0.5, 1] },
  "callback.slow": often,
  "callback.crash-after": seldom,
  "callback.withholds-order": often,
  "receiver.listens": { isOn: 0.15, rates: [1] },
  "receiver.refuses": often,
  "receiver.is-gone": seldom,
  "receiver.hangs": often,
  "receiver.slow": often,
  "receiver.loses-connection": often,
  "merchant.changes-order": often,
  "merchant.closes-order": seldom,
  "merchant.authenticates-elsewhere": { isOn: 0.25, rates: [0.1, 0.5, 1] },
  "merchant.misuses-authentications": { isOn: 0.6, rates: [0.1, 0.4] },
  "merchant.forgets-to-validate": often,
  "merchant.cancels": often,
  "merchant.refunds": often,
  "merchant.asks-twice": often,
  "merchant.duplicates": often,
  "merchant.credits": often,
  "merchant.charges": often,
  "merchant.charges-tokens": often,
  "merchant.orders-by-phone": often,
  "merchant.takes-over-by-phone": often,
  "merchant.cancels-instalments": often,
  "merchant.changes-lists": often,
  "merchant.changes-wallets": often,
  "merchant.credits-wallets": often,
  "merchant.decides-twice": often,
  "buyer.double-click": often,
  "buyer.two-tabs": often,
  "buyer.leaves": often,
  "buyer.late": seldom,
  "buyer.returns-twice": often,
  "buyer.forges": often,
  "buyer.abandons-sessions": often,
  "buyer.never-returns": often,
  "buyer.pays-again": often,
  "buyer.pays-in-app": often,
  "buyer.pays-in-instalments": often,
  "buyer.cancels-confirmation": often,
  "buyer.changes-wallet": often,
} as const satisfies { readonly [name: string]: FaultKind };

export type FaultName = keyof typeof faultKinds;

// Object.keys of the table are exactly the names that its type has.
export const faultNames = Object.keys(faultKinds) as FaultName[];

/** The sources of faults, such as `gateway` and `clock`. */
export const faultSources: readonly string[] = [...new Set(faultNames.map(sourceOf))];

export function sourceOf(name: FaultName): string {
  return name.slice(0, name.indexOf("."));
}

export function isReading(name: string): boolean {
  return (faultKinds as { readonly [name: string]: FaultKind })[name] === reading;
}

/** What may go wrong in a run. */
export interface Faults {
  /** How often a fault strikes in this run; 0 when the seed has not switched it on. */
  rate(name: FaultName): number;
  /** Whether it strikes now. */
  strikes(name: FaultName, random: Random): boolean;
  readonly on: readonly FaultName[];
  /** Switches all faults off but those. Readings stay, because they define the gateway's behaviour. */
  calm(stay?: readonly FaultName[]): void;
  isCalm(): boolean;
}

/**
 * The faults that a seed switches on.
 *
 * @param allowed names of sources, whose faults the seed may switch on, and names of faults, which are always on
 */
export function createFaults(seed: number, allowed: readonly string[]): Faults {
  const rates = new Map(faultNames.map((name) => [name, rateOf(seed, name, allowed)]));
  let isCalm = false;
  let staying: readonly FaultName[] = [];
  const isOff = (name: FaultName) => isCalm && !isReading(name) && !staying.includes(name);
  const rate = (name: FaultName) => (isOff(name) ? 0 : (rates.get(name) ?? 0));
  return {
    rate,
    strikes: (name, random) => random.chance(rate(name)),
    on: faultNames.filter((name) => (rates.get(name) ?? 0) > 0),
    calm(stay = []) {
      isCalm = true;
      staying = stay;
    },
    isCalm: () => isCalm,
  };
}

function rateOf(seed: number, name: FaultName, allowed: readonly string[]): number {
  const random = createRandom(seed, `fault ${name}`);
  const { isOn, rates }: FaultKind = faultKinds[name];
  const isSwitchedOn = random.chance(isOn);
  const rate = random.pick(rates);
  if (allowed.includes(name)) return rate;
  return isSwitchedOn && allowed.includes(sourceOf(name)) ? rate : 0;
}
