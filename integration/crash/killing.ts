/** Counts the steps of a process, and kills it at one of them like a power cut: nothing of it runs afterwards. */
export function createKiller(killAt: number): (step: string) => void {
  let count = 0;
  return (step) => {
    count += 1;
    if (count !== killAt) return;
    process.stderr.write(`${step}\n`);
    process.kill(process.pid, "SIGKILL");
  };
}
