/**
 * How long a transaction may take to show at the gateway, in milliseconds; what does not show by then was not carried
 * out. Public material gives no figure; see docs/open-questions.md.
 */
export const visibilityMs = 5 * 60_000;

/** The gateway rejects a charge in an older payment session, with code 97 (Sips Office JSON guide). */
export const gatewaySessionLifeMs = 15 * 60_000;
