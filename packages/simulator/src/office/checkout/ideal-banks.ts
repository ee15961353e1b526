/** Banks of the simulated iDEAL; their codes look like BICs but are not assigned. */
export const idealBanks = [
  { customerBankCode: "SIMANL2A", customerBankName: "Simulated Bank Amsterdam" },
  { customerBankCode: "SIMRNL2R", customerBankName: "Simulated Bank Rotterdam" },
  { customerBankCode: "SIMUNL2U", customerBankName: "Simulated Bank Utrecht" },
] as const;
