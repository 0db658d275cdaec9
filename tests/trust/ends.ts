/** What a section has started, each with how it is ended; the last first. */
const open: (() => unknown)[] = [];

/** Has `end` called when the section is over, however it ends: processes, folders, databases, connections. */
export function atEnd(end: () => unknown): void {
  open.push(end);
}

/** Ends everything that is open; one that fails does not keep the others. */
export async function endAll(): Promise<void> {
  for (let end = open.pop(); end; end = open.pop()) {
    try {
      await end();
    } catch (error) {
      process.stderr.write(`ending: ${error instanceof Error ? error.message : error}\n`);
    }
  }
}
