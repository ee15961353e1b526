/**
 * True for the loopback names and addresses, whose traffic never leaves this machine. `hostname` as `URL` gives it,
 * with IPv6 in brackets and every spelling of an IPv4 address normalised to four numbers.
 */
export function isLoopback(hostname: string): boolean {
  return /^(([^.]+\.)*localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}
