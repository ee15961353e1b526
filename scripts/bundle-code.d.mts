/** Writes the code that a package publishes into a folder, made from source by Vite. */
export function bundleCode(folder: string, target: string): Promise<void>;
