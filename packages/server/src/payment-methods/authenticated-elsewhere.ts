import { checkGroup } from "../domain/check-group.js";
import { aFunction, trueOrFalse } from "../runtime/check-settings.js";
import type { RequestOf } from "@sips-kit/protocol";
import { PaymentsConfigurationError } from "../domain/errors.js";
import type { Order } from "../domain/order.js";
import type { OutsideAuthentication } from "../domain/outside-authentication.js";
import { refused } from "./outcomes.js";
import type { MethodContext, Step } from "./payment-method.js";

/** What an order call takes of an authentication. */
export type AuthenticationData = NonNullable<RequestOf<"cardOrder">["authenticationData"]>;

/** Settings of shops whose cardholders authenticate with another provider. */
export interface AuthenticatedElsewhereSettings {
  /** True: an order without `authentication` is not charged. Default: false, the gateway runs 3-D Secure for it. */
  readonly required?: boolean;
  /**
   * For how long after `authenticatedAt` an authentication pays, in milliseconds, up to 30 days. Default: 24 hours. See
   * docs/open-questions.md.
   */
  readonly lifeMs?: number;
  /** How the gateway receives it. Default: in `threeDV2`, as 3DS_V2. See docs/open-questions.md. */
  readonly data?: (authentication: OutsideAuthentication) => AuthenticationData;
}

/** An authentication that pays for this attempt. */
export interface Authenticated {
  readonly kind: "authenticated";
  readonly authenticationData: AuthenticationData;
  /** For support, without the authentication value. */
  readonly details: { readonly [name: string]: string };
}

const defaultLifeMs = 24 * 3_600_000;
// For so long the journal knows what was used.
const longestLifeMs = 30 * 24 * 3_600_000;
// The other provider's clock.
const toleranceMs = 5 * 60_000;

/** Checks the settings. Throws PaymentsConfigurationError. */
export function checkAuthenticatedElsewhere(settings: AuthenticatedElsewhereSettings): void {
  checkGroup("authenticatedElsewhere", settings, { required: trueOrFalse, lifeMs: true, data: aFunction });
  const { lifeMs = 1 } = settings;
  if (lifeMs > 0 && lifeMs <= longestLifeMs) return;
  throw new PaymentsConfigurationError("authenticatedElsewhere.lifeMs", "milliseconds, up to 30 days");
}

/**
 * Takes the outside authentication of an order, once. Undefined when it has none and the gateway is to authenticate;
 * `ended` when it cannot pay: missing, expired or used before. Nothing was sent then.
 */
export async function authenticatedElsewhere(
  { required = false, lifeMs = defaultLifeMs, data = asThreeDV2 }: AuthenticatedElsewhereSettings,
  { now, useOnce }: Pick<MethodContext, "now" | "useOnce">,
  { authentication }: Order,
): Promise<Authenticated | Extract<Step, { readonly kind: "ended" }> | undefined> {
  if (!authentication) return required ? unusable("missing") : undefined;
  const { authenticatedAt, authenticationValue, messageVersion, transStatus, eci, dsTransId } =
    authentication;
  const ageMs = now() - authenticatedAt;
  if (ageMs > lifeMs || ageMs < -toleranceMs) return unusable("expired");
  if (!(await useOnce(`${dsTransId} ${authenticationValue}`))) return unusable("used");
  return {
    kind: "authenticated",
    authenticationData: data(authentication),
    details: { messageVersion, transStatus, eci, dsTransId },
  };
}

function unusable(why: "missing" | "expired" | "used") {
  const call = "the outside authentication";
  return { kind: "ended", call, outcome: refused(why), reason: "authentication-unusable" } as const;
}

/** The likely reading: the field names of a client of interface 2.27. */
function asThreeDV2({
  transStatus,
  authenticationValue,
  eci,
  dsTransId,
  acsTransId,
  authenticatedAt,
  amountMinor,
}: OutsideAuthentication): AuthenticationData {
  return {
    holderAuthentProgram: "3DS_V2",
    threeDV2: {
      txStatus: transStatus,
      cavv: authenticationValue,
      eci,
      authentDsTransId: dsTransId,
      ...(acsTransId !== undefined && { authentAcsTransId: acsTransId }),
      authentDateTime: new Date(authenticatedAt).toISOString(),
      authentAmount: String(amountMinor),
    },
  };
}
