export { createGateway, type ExchangeLog, type GatewaySettings } from "./gateway/create-gateway.js";
export type { CallOptions, Gateway, Outcome, ShopSettings } from "./gateway/gateway.js";
export { environments, type EnvironmentName } from "./gateway/environments.js";
export {
  GatewayConfigurationError,
  GatewayError,
  GatewayRequestError,
  type GatewayErrorCode,
} from "./gateway/errors.js";
export type { SecretKey } from "./gateway/key-ring.js";
export type { RetrySettings } from "./gateway/retry.js";
export type { CircuitSettings } from "./gateway/circuit-breaker.js";
export { maskCardNumbers, redact } from "./gateway/redact.js";
