/** Where one exchange is shown. */
export function exchangePath(id: number): string {
  return `/_console/exchange?id=${id}`;
}
