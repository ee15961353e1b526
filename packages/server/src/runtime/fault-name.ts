/** What a log says of something thrown: its name, or of what is no error its type. Its message may hold anything. */
export function faultName(fault: unknown): string {
  return fault instanceof Error ? fault.name : typeof fault;
}
