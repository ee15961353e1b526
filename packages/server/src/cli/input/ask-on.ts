import { createInterface } from "node:readline";

/** Asks a question, and resolves with the line that is typed: an empty one for Ctrl+C and for Ctrl+D. */
export function askOn(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  question: string,
): Promise<string> {
  const lines = createInterface({ input, output });
  return new Promise((resolve) => {
    const giveUp = () => {
      // What is written next begins on its own line.
      output.write("\n");
      resolve("");
    };
    lines.once("close", giveUp);
    lines.question(question, (answer) => {
      lines.off("close", giveUp);
      lines.close();
      resolve(answer);
    });
  });
}
