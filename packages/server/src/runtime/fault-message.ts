/**
 * What something thrown says. Node's error for a host with several addresses, such as `localhost`, says nothing itself:
 * those that it holds do.
 */
export function faultMessage(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  const [first]: readonly unknown[] = fault instanceof AggregateError ? fault.errors : [];
  return fault.message === "" && first !== undefined ? faultMessage(first) : fault.message;
}
