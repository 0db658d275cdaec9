import { type Configuration, ConfigurationError, readConfiguration } from './configuration.ts';

/** EX_CONFIG of sysexits.h: starting again without a change is of no use. */
const WRONG_CONFIGURATION = 78;

/** The configuration of this process; prints every mistake and ends the process when there is one. */
export function configurationOrExit(): Configuration {
  try {
    return readConfiguration(process.env);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(WRONG_CONFIGURATION);
  }
}
