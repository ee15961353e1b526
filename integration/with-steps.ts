/** Wraps an object with a step before and after each call of these methods, to stop, delay or count there. */
export function withSteps<T extends object>(
  thing: T,
  methods: readonly (keyof T & string)[],
  step: (name: string, given: readonly unknown[]) => unknown,
): T {
  const replaced = methods.map((name) => {
    // The caller names only methods; their arguments and results are passed through.
    const method = thing[name] as (...given: unknown[]) => Promise<unknown>;
    const stepping = async (...given: unknown[]) => {
      const label = [name, ...given.map(stateIn)].filter((one) => one !== undefined).join(" to ");
      await step(`before ${label}`, given);
      const result = await method.apply(thing, given);
      await step(`after ${label}`, given);
      return result;
    };
    return [name, stepping] as const;
  });
  return Object.assign(Object.create(thing) as T, Object.fromEntries(replaced));
}

function stateIn(given: unknown): string | undefined {
  return typeof given === "object" && given !== null && "to" in given ? String(given.to) : undefined;
}
