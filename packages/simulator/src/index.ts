export { startSimulator, type Simulator, type SimulatorOptions } from "./start-simulator.js";
export { testShop } from "./shops.js";
export { createGooglePayPayload, type GooglePayCard } from "./google-pay-payload.js";
export { scenarioIbans, type ScenarioIban } from "./scenario-ibans.js";
export { scenarioCards, type Behaviour, type ScenarioCard } from "./scenarios.js";
