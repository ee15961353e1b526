import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";

/** The key pair for card data encrypted in the browser (CSE). */
export interface CseKey {
  readonly keyId: string;
  readonly privateKey: KeyObject;
  readonly publicKeyPem: string;
  /** Hexadecimal, as CSE libraries want it. */
  readonly modulus: string;
  readonly exponent: string;
}

/**
 * A fixed pair, so that a page, a test and a restarted simulator agree on it. It is published here and protects
 * nothing: a simulator never sees a real card.
 */
const testKey = {
  kty: "RSA",
  n: "9R4mUBUzpl-89Vcwtbhnykb9cl6A0ydktCATIrrgDy65nB6ZGSGcCVWdR0cR8_CbulvLCDwvZNfwduzxnXW9VKb-pee4Tt5dgEAbunBg3505ocrnudvIakITWIl5zyTRcVCMQdqO-qpv555e6KLZtnQgz7tTUKFnz9SWQjDM9X4XKlK5ifg7EZByzNidsYZi8aDfnTDd2OcGopEQlRiA9SmdcFJj7zKYNA6IjmYRbs-J7ci2Rsl0c5K2HkV3dnMEuAJ0Gjtl2xNVDk_WhSDvLqRMcpd92JvzDPgmWvgqrUSprirxT1pECicaeKbSo44ax-wJYT9X4rO3ac5AlwCYSw",
  e: "AQAB",
  d: "FBUry2zpRezbJPjHT2Qz8ME_O7Mdd-9m01E7cCGCgQvxfiaNoZ7801D16WSbxnJEuBCUQnD36xm8JGpGY4HFiN2DyKEDG0chvwPBodVaQof1tFlVAgfNVFNklWDyH3QjStbwHucixsvXDlGN8h6Bmu7Jz2tIKLeIs2D2DKdF66kHfKZy8pl574yofY8JIWqj6L0RnUMf7IRMhVV45bMGXvhRrjmut3yq5FUG4s7f64Sgs_jQr39ZgN_UJDobuGrIGJCp-C2qZR-IbG7pnD0ztY4uujvzhcGGsA8YK2HC4-GZt2wJ_JmI0b_as4hkHxHqT5O4AqsdUI7nwiHOfAnEpQ",
  p: "_dxafPTwP39Zvdmpp_TLBADdhXT1Vg-GnMflCZLaB0p7p8j2JLlJcdAHFOH8QNDnxdy_5_qNMFtrR9miefHn0K2hpTPzcGbhaTNgGcMgctMWH_GMrv_ZQoolrt9z_gLsWWxnH6hvONbQVvHdNy6JN0Q6NNkl4OKz3Z6Xxy2_B38",
  q: "9y7vaWt18oLnrknn9dW5teJ8J2_tSLo6iFZMSBRLGzISgKctGPEkg2JXKClWcoIVbftE5RKFZulX8OZL4zLx7A5YxeVqncM_E-3ZHNfMkX1vUEP700VRaZBlg7yM9TXrP5fC8PgQF6eK5ozo2hsrre0bPTwrGySCX9vfaTt5dTU",
  dp: "WznXbrYaq8bY-geBFzE5z2t8L5xTGaUkq6yN2v3hyeLzQt1Nzu6ivPqTwOZg3u3zjEAC2ptIJ4uCpuRHpejPdEchIpvjrI3cDREAROHBBGJkvf_wnWalrWq1lf0I0sw8IPp6qH6_0T4oykXKSC059BlZjWpHWWQ-XLLEOjhvQIM",
  dq: "zUHvUrYGgnQLmSIL-YsZpJzHBiSegLcMJeyreWtIlvO0g5rPCxgrfuJph5MUExBMZUCzDBmeJz_7Y7KJL8g9Ng0P0H1aVFkuhwkKMjZMzD_B8IATnHPCUAu1EHjBAFpe2DbYjSsgidP5tssqDPtlAQ-Uf_v3u5lMnfdCBOt7R0U",
  qi: "vxCQUDgI956H8wf5xaB0ZshEzz7DcBcIXufeJoFVzmnl0gHD5dhNuSETgA1Ny6auWdnj47A2M6YEdqQtwQUre1B6RE7Yn0mPWoNPU4NMUshxnBqzqUMt4C-psEYUeBSGzMCJI4B5U_kyeF5vBHlU-oSstMcwHHvoIKbCLlLwH_E",
};

export function loadCseKey(): CseKey {
  const privateKey = createPrivateKey({ key: testKey, format: "jwk" });
  return {
    keyId: "SIM-CSE-1",
    privateKey,
    publicKeyPem: createPublicKey(privateKey).export({ type: "spki", format: "pem" }).toString(),
    modulus: Buffer.from(testKey.n, "base64url").toString("hex"),
    exponent: Buffer.from(testKey.e, "base64url").toString("hex"),
  };
}
