/** What no log, journal, callback or address may show. A supplier's return may carry it nevertheless. */
export const canaries = {
  cardNumber: "5100000100000700",
  cardOnFile: "5100000000000800",
  germanIban: "DE39999999990000000100",
  iban: "FR7699999000010000000003413",
  cardCSCValue: "CSC8357",
} as const;
