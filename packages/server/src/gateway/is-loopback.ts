/**
 * True for the names and addresses of this machine: what is sent there leaves on no wire. `hostname` as `URL` gives it,
 * with IPv6 in brackets; `URL` has written every spelling of an IPv4 address as four numbers by then.
 */
export function isLoopback(hostname: string): boolean {
  return /^(([^.]+\.)*localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}
