export { startSimulator, type Simulator, type SimulatorOptions } from "./start-simulator.js";
export { readCommandLine } from "./read-command-line.js";
export { answerFaultNames, faultNames, type AnswerFaultName, type FaultName } from "./faults.js";
export { readingChoices, type Readings } from "./readings.js";
export { testShop } from "./shops.js";
export { createGooglePayPayload, type GooglePayCard } from "./google-pay-payload.js";
export { scenarioIbans, type ScenarioIban } from "./scenario-ibans.js";
export { scenarioCards, type Behaviour, type ScenarioCard } from "./scenarios.js";
