import { countMessages } from "./count-messages.js";
import { openPostgresCosts } from "./postgres-costs.js";

/**
 * Prints what work in this process costs for each attempt. CPU times and messages depend less on what else the machine
 * does than the time does. This process's CPU contains that of SQLite's thread.
 *
 * @param url of the PostgreSQL server
 */
export async function openTelling(url: string) {
  const costs = await openPostgresCosts(url);
  const said = countMessages();
  return {
    async tell(what: string, attempts: number, work: () => Promise<unknown>): Promise<void> {
      const [database, saidBefore] = [await costs.read(), { ...said }];
      const [cpu, startedAt] = [process.cpuUsage(), performance.now()];
      await work();
      const seconds = (performance.now() - startedAt) / 1_000;
      const { user, system } = process.cpuUsage(cpu);
      const { cpuMs, walBytes } = await costs.read();
      const each = (sum: number, digits = 0) => (sum / attempts).toFixed(digits);
      const counts = (["messages", "statements", "commits"] as const).map(
        (name) => `${each(said[name] - saidBefore[name], 3)} ${name}`,
      );
      console.log(
        `  ${what}: ${seconds.toFixed(1)} s; each ${each(user + system)} µs of this process's CPU, ` +
          `${each((cpuMs - database.cpuMs) * 1_000)} µs of PostgreSQL's, ${each(walBytes - database.walBytes)} B of WAL; ` +
          counts.join(", "),
      );
    },
    close: () => costs.close(),
  };
}
