/** Banks of the simulated iDEAL; their codes have the form of a BIC and belong to nobody. */
export const idealBanks = [
  { customerBankCode: "SIMANL2A", customerBankName: "Simulated Bank Amsterdam" },
  { customerBankCode: "SIMRNL2R", customerBankName: "Simulated Bank Rotterdam" },
  { customerBankCode: "SIMUNL2U", customerBankName: "Simulated Bank Utrecht" },
] as const;
