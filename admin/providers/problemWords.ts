import { formatDate, formatDateTime } from '../i18n/format.ts';
import type { FieldProblem, Problem } from './problem.ts';

/** Looks a key up in the reader's language. */
export type Translate = (key: string, options?: Record<string, unknown>) => string;

type Params = Readonly<Record<string, unknown>>;

/** The word under the key, or null when there is none. */
function wordOf(translate: Translate, key: string, params: Record<string, unknown> = {}): string | null {
  return translate(key, { ...params, _: '' }) || null;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const dayWords = (params: Params, name: string): Record<string, unknown> => {
  const day = textOf(params[name]);
  return /^\d{4}-\d\d-\d\d$/.test(day) ? { [name]: formatDate(day) } : {};
};

/** Codes inside parameters become words too: `{ missing: ['FAMILY_INCOME'] }` names the document. */
function paramWords(translate: Translate, params: Params): Record<string, unknown> {
  const list = (codes: unknown, group: string): string =>
    (Array.isArray(codes) ? codes : [codes])
      .map((code) => wordOf(translate, `terms.${group}.${code}`) ?? String(code))
      .join(', ');
  return {
    ...params,
    ...('missing' in params ? { missing: list(params.missing, 'documentKind') } : {}),
    ...('grounds' in params ? { grounds: list(params.grounds, 'refusalGround') } : {}),
    ...('role' in params ? { role: list(params.role, 'role') } : {}),
    ...('status' in params ? { status: list(params.status, 'status') } : {}),
    ...dayWords(params, 'from'),
    ...dayWords(params, 'to'),
  };
}

/** Why a step may not be taken, in the reader's words; a code that we do not know is named. */
export function refusalWords(
  translate: Translate,
  { code, params }: { code: string; params: unknown },
): string {
  const known = typeof params === 'object' && params !== null ? (params as Params) : {};
  return (
    wordOf(translate, `problems.refusal.${code}`, paramWords(translate, known)) ??
    translate('problems.refusalUnknown', { code })
  );
}

/** What is wrong with one field. */
export function fieldWords(translate: Translate, { code, params }: FieldProblem): string {
  return (
    wordOf(translate, `problems.iin.${code}`) ??
    wordOf(translate, `problems.field.${code}`, paramWords(translate, params)) ??
    translate('problems.field.OTHER', { code })
  );
}

function staleWords(translate: Translate, params: Params): string {
  const name = textOf(params.by);
  const at = textOf(params.at);
  if (!name || !at) return translate('problems.error.STALE_VERSION');
  const known = { name, time: formatDateTime(at) };
  const step = wordOf(translate, `terms.done.${textOf(params.transition)}`);
  return step ? translate('problems.staleByWith', { ...known, step }) : translate('problems.staleBy', known);
}

/** The whole problem in one sentence of the reader's language. */
export function problemWords(translate: Translate, problem: Problem): string {
  const { code, params, refusal } = problem;
  if (code === 'TRANSITION_REFUSED' && refusal) return refusalWords(translate, refusal);
  if (code === 'STALE_VERSION') return staleWords(translate, params);
  return (
    (code === 'CONFLICT'
      ? wordOf(translate, `problems.conflict.${textOf(params.reason)}`, { ...params })
      : null) ??
    wordOf(translate, `problems.error.${code}`, { ...params }) ??
    translate('problems.error.UNKNOWN', { code })
  );
}
