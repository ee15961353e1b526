import { creditRoutes } from "./credit-routes.js";
import { fraudRoutes } from "./fraud-routes.js";
import { mandateRoutes } from "./mandate-routes.js";
import { instalmentRoutes } from "./instalment-routes.js";
import type { MerchantRoute } from "./merchant-route.js";
import { operationRoutes } from "./operation-routes.js";
import { paymentRoutes } from "./payment-routes.js";
import { walletRoutes } from "./wallet-routes.js";
import { webhookRoutes } from "./webhook-routes.js";

/** All routes of the merchant, in the order of the document. */
export const merchantRoutes: readonly MerchantRoute[] = [
  ...paymentRoutes,
  ...operationRoutes,
  ...instalmentRoutes,
  ...creditRoutes,
  ...fraudRoutes,
  ...walletRoutes,
  ...mandateRoutes,
  ...webhookRoutes,
];
