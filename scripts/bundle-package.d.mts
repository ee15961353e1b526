/** Writes the entries that a package publishes, and what they share or load on demand, into a folder. */
export function bundlePackage(folder: string, target: string): Promise<void>;
