// Loaded into the server by the section Pressure: collects what is free when it is told to, and says so.
process.on('SIGUSR2', () => {
  globalThis.gc();
  process.stdout.write(`collected ${process.memoryUsage().heapUsed}\n`);
});
