/** The first and last four characters of an account number. */
export function maskAccount(account: string | undefined): string | undefined {
  if (account === undefined) return undefined;
  return account.length <= 8 ? "####" : `${account.slice(0, 4)}…${account.slice(-4)}`;
}
