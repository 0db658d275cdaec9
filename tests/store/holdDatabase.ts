import { startEmbeddedPostgres } from '../../server/database/embedded.ts';

/** A server process for the tests to kill: opens the folder it is told, prints the owner's address, and stays. */
const quiet = { info: () => {}, warn: () => {}, error: () => {} };
startEmbeddedPostgres({ dataDir: process.argv[2] ?? '', logger: quiet }).then(
  (postgres) => {
    console.log(postgres.ownerUrl);
    setInterval(() => {}, 60_000);
  },
  (error: Error) => {
    console.error(`${error.name}: ${error.message}`);
    process.exitCode = 1;
  },
);
