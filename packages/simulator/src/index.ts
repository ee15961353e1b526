export { startSimulator, type Simulator, type SimulatorOptions } from "./start-simulator.js";
export { testShop } from "./shops.js";
export { scenarioCards, type Behaviour, type ScenarioCard } from "./scenarios.js";
