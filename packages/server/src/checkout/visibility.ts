/**
 * The gateway writes its books with a delay: what does not show by then was not carried out. Public material names no
 * number; see docs/open-questions.md. In milliseconds.
 */
export const visibilityMs = 5 * 60_000;

/** The gateway takes no order of a payment session that is older, and answers 97 (Sips Office JSON guide). */
export const gatewaySessionLifeMs = 15 * 60_000;
