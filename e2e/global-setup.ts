import { bundleDemo } from "../scripts/bundle-demo.mjs";

/** Bundles the demo once for all workers, which inherit the environment. */
export default async function globalSetup(): Promise<() => void> {
  const { program, remove } = await bundleDemo();
  process.env["DEMO_PROGRAM"] = program;
  return remove;
}
