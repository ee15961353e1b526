/**
 * Office hosts by brand and stage. The simulator is not here: give its address as `url`.
 * Source: data-dictionary pages of Worldline Sips, Sogenactif, Mercanet and Sherlock's, release 24.x.
 */
export const environments = {
  sogenactif: "https://office-server.sogenactif.com",
  "sogenactif-test": "https://office-server-sogenactif.test.sips-services.com",
  mercanet: "https://office-server.mercanet.com",
  "mercanet-test": "https://office-server-mercanet.test.sips-services.com",
  sherlocks: "https://sherlocks-office-server.secure.lcl.fr",
  "sherlocks-test": "https://office-server-sherlocks.test.sips-services.com",
  sips: "https://office-server.sips-services.com",
  "sips-test": "https://office-server.test.sips-services.com",
} as const;

/** The name of a brand's production or test platform. */
export type EnvironmentName = keyof typeof environments;
