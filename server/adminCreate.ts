import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { ensureArtifacts } from './artifacts.ts';
import { configurationOrExit } from './configurationOrExit.ts';

const USAGE = `Creates the first administrator:

  npm run admin:create -- --login LOGIN --office AKS --surname SURNAME --given-name NAME [--patronymic NAME]

The password is asked for, or taken from KOMEK_ADMIN_PASSWORD; with --generate-password (or without a terminal)
one is made up, printed once, and must be changed at the first sign-in.
`;

/** Ends the process with a message for the person at the terminal. */
function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        login: { type: 'string' },
        office: { type: 'string' },
        surname: { type: 'string' },
        'given-name': { type: 'string' },
        patronymic: { type: 'string' },
        'generate-password': { type: 'boolean', default: false },
      },
    });
    const { login, office, surname, 'given-name': givenName, patronymic } = values;
    if (!login || !office || !surname || !givenName) return fail(USAGE);
    const generate = values['generate-password'];
    return { person: { login, office, surname, givenName, ...(patronymic ? { patronymic } : {}) }, generate };
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : ''}\n\n${USAGE}`);
  }
}

/** Asks twice, showing nothing of what is typed. */
async function askPassword(): Promise<string> {
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: unseen, terminal: true });
  try {
    process.stdout.write('Password: ');
    const first = await terminal.question('');
    process.stdout.write('\nThe same again: ');
    const second = await terminal.question('');
    process.stdout.write('\n');
    return first === second ? first : fail('The two are not the same.');
  } finally {
    terminal.close();
  }
}

const { person, generate } = readArguments();
const config = configurationOrExit();
await ensureArtifacts({ production: config.production, pages: false }, (line) =>
  process.stdout.write(`${line}\n`),
);
const [{ createAdministrator, AdministratorRefused }, { generatePassword }, { openDatabase }, { createLog }] =
  await Promise.all([
    import('./administrator.ts'),
    import('./signIn/passwords.ts'),
    import('./database/open.ts'),
    import('./log.ts'),
  ]);

const fromEnvironment = process.env.KOMEK_ADMIN_PASSWORD;
const temporary = !fromEnvironment && (generate || !process.stdin.isTTY);
const password = temporary ? generatePassword() : (fromEnvironment ?? (await askPassword()));

try {
  const database = await openDatabase(config.database, createLog('error'));
  try {
    await createAdministrator(
      database.db,
      { ...person, password, mustChangePassword: temporary },
      new Date(),
    );
  } finally {
    await database.close();
  }
  process.stdout.write(`The administrator "${person.login}" of the office ${person.office} may sign in.\n`);
  if (temporary)
    process.stdout.write(`Password, shown only now and to be changed at the first sign-in: ${password}\n`);
} catch (error) {
  if (error instanceof AdministratorRefused) fail(error.message);
  fail(`The administrator was not created: ${error instanceof Error ? error.message : 'unknown reason'}`);
}
