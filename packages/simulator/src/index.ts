export { startSimulator, type Simulator, type SimulatorOptions } from "./start-simulator.js";
export { readCommandLine } from "./read-command-line.js";
export { answerFaultNames, faultNames, type AnswerFaultName, type FaultName } from "./world/faults.js";
export { readingChoices, type Readings } from "./world/readings.js";
export { testShop } from "./fixtures/shops.js";
export { createGooglePayPayload, type GooglePayCard } from "./fixtures/google-pay-payload.js";
export { scenarioIbans, type ScenarioIban } from "./fixtures/scenario-ibans.js";
export type { Behaviour } from "./fixtures/card-behaviour.js";
export { scenarioCards, type ScenarioCard } from "./fixtures/scenario-cards.js";
