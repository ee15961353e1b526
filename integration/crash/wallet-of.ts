/** The wallet of an order's buyer; a story that is played again has the same buyer. */
export function walletOf(orderId: string): string {
  return `W${orderId.replace(/\.again$/, "")}`;
}
