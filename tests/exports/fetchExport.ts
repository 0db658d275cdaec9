import type { App } from '../../server/app.ts';
import { found } from '../support/answers.ts';
import { type Answer, type Caller, ORIGIN, type Person, shownBy, type World } from '../support/world.ts';

/** What `exportCases` answers. */
export interface AskedExport {
  readonly id: string;
  readonly format: string;
  readonly rows: number;
  readonly fileName: string;
  readonly url: string;
  readonly expiresAt: string;
}

const EXPORT = `mutation ($input: ExportCasesInput!) {
  exportCases(input: $input) { id format rows fileName url expiresAt } }`;

/** Asks for a file; what is not named is a plain CSV in Kazakh. */
export const askExport = (world: World, who: Person, input: Record<string, unknown> = {}): Promise<Answer> =>
  world.ask(who, EXPORT, { input: { format: 'CSV', language: 'KK', columns: ['NUMBER'], ...input } });

/** Asks for a whole table as a file, by the mutation for it, and fetches it: its text. */
export async function exportedTable(
  world: World,
  who: Person,
  table: 'CaseEvents' | 'Clocks',
  input: Record<string, unknown> = {},
): Promise<string> {
  const ask = `mutation ($input: Export${table}Input!) { export${table}(input: $input) { rows url } }`;
  const answer = await world.ask(who, ask, { input: { format: 'JSONL', language: 'EN', ...input } });
  const { url } = found<{ url: string }>(answer, `export${table}`);
  return (await fetchFile(world.app, who, url)).text();
}

/** Asks for a file and must get it promised. */
export const promisedExport = async (
  world: World,
  who: Person,
  input: Record<string, unknown> = {},
): Promise<AskedExport> => found<AskedExport>(await askExport(world, who, input), 'exportCases');

/** Fetches an address below `/files/` as somebody (or as nobody). */
export const fetchFile = (
  app: App,
  who: Caller | null,
  url: string,
  signal?: AbortSignal,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> =>
  app.fetch(
    new Request(`${ORIGIN}${url}`, {
      headers: { ...shownBy(who), ...headers },
      ...(signal ? { signal } : {}),
    }),
  );

/** Asks for a file and fetches it: its bytes. */
export async function exported(
  world: World,
  who: Person,
  input: Record<string, unknown> = {},
): Promise<Uint8Array> {
  const { url } = await promisedExport(world, who, input);
  const response = await fetchFile(world.app, who, url);
  if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`);
  return new Uint8Array(await response.arrayBuffer());
}
