/** Counts the steps of a process, and kills it at one of them as a power cut would: nothing of it runs after. */
export function createKiller(killAt: number): (step: string) => void {
  let count = 0;
  return (step) => {
    count += 1;
    if (count !== killAt) return;
    process.stderr.write(`${step}\n`);
    process.kill(process.pid, "SIGKILL");
  };
}
