import { afterEach } from "vitest";
import type { WireObject } from "../ledger/wire.js";
import { startSimulator, type Simulator } from "../start-simulator.js";
import type { Readings } from "../world/readings.js";
import { createControlClient } from "./control-client.js";
import { cardFields, createOfficeClient, orderFields } from "./office-client.js";

/** Starts a simulator with the given readings for each test of a file, and an HTTP client for it. */
export function useReadings() {
  let simulator: Simulator | undefined;
  afterEach(async () => {
    await simulator?.close();
    simulator = undefined;
  });

  return async (readings: Partial<Readings>) => {
    simulator = await startSimulator({ port: 0, readings });
    const { url } = simulator;
    const office = createOfficeClient(url);
    return {
      url,
      office,
      control: createControlClient(url),
      order: (cardNumber: string, change: WireObject = {}) =>
        office.call("cardOrder", { ...orderFields(), ...cardFields(cardNumber), ...change }),
      enrol: (cardNumber: string, change: WireObject = {}) =>
        office.call("cardCheckEnrollment", {
          ...orderFields(),
          ...cardFields(cardNumber),
          merchantReturnUrl: "http://localhost:3000/return",
          ...change,
        }),
    };
  };
}
