/** What the actions on a wallet are about: their `subject`. */
export function walletSubject(merchantWalletId: string): string {
  return `wallet:${merchantWalletId}`;
}
