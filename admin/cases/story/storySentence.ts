import type { CaseWholeFragment, TransitionName } from '../../generated/graphql.ts';
import { formatDate } from '../../i18n/format.ts';
import type { Translate } from '../../providers/problemWords.ts';
import { documentMarks } from '../historyDetails.ts';

/** An entry of the history as the page has it. */
export type StoryEvent = CaseWholeFragment['history'][number];

type Changes = Readonly<Record<string, unknown>>;

/** A sentence, and the changes that it has told already. */
export interface StorySentence {
  readonly text: string;
  readonly told: readonly string[];
}

const LONGEST_QUOTE = 220;

const textOf = (value: unknown): string | null =>
  (typeof value === 'string' && value.trim() !== '') || typeof value === 'number'
    ? String(value).trim()
    : null;

/** A text between quotation marks: its own full stop gives way to that of the sentence, and a long one is cut. */
export function quoted(text: string): string {
  const whole = text.replace(/(?<!\.)\.$/, '');
  return whole.length > LONGEST_QUOTE ? `${whole.slice(0, LONGEST_QUOTE).trimEnd()}…` : whole;
}

/** Which change fills which parameter of the sentence. */
const FILLED: { readonly [Name in TransitionName]?: Readonly<Record<string, string>> } = {
  registerApplication: { number: 'number' },
  registerAtAkim: { number: 'number' },
  recordConclusion: { opinion: 'opinion' },
  receiveFromAkim: { number: 'number' },
  assignExecutor: { resolution: 'resolution', executor: 'executor' },
  completeCheck: { marks: 'documents' },
  submitNotice: { kind: 'kind', version: 'noticeVersion' },
  signNotice: { kind: 'kind', version: 'noticeVersion', number: 'outgoingNumber' },
  returnNotice: { reason: 'reason' },
  announceCollection: { note: 'note' },
  recordHandDelivery: { receivedBy: 'receivedBy' },
  recordPostDispatch: { number: 'postNumber' },
  confirmPostDelivery: { day: 'day' },
  recordPostReturn: { day: 'day', postReason: 'postReturnReason' },
  sendAgain: { number: 'postNumber' },
  recordCollection: { receivedBy: 'receivedBy' },
  reassignExecutor: { executor: 'executor', reason: 'reason' },
  cancelCase: { ground: 'ground', reason: 'reason' },
};

/** Changes that are people's own words and stand between quotation marks. */
const QUOTED = ['resolution', 'reason', 'note'];

/** What is said after the sentence when it is there and the sentence has not said it. */
const AFTERWARDS = [
  { change: 'resubmissionReason', key: 'story.unchanged', param: 'reason' },
  { change: 'coveringLetter', key: 'story.coveringLetter', param: 'text' },
  { change: 'letterNumber', key: 'story.letterNumber', param: 'number' },
  { change: 'note', key: 'story.note', param: 'text' },
] as const;

function paramOf(t: Translate, param: string, value: unknown): string | null {
  if (param === 'marks') {
    return typeof value === 'object' && value !== null ? documentMarks(t, value as Changes) : null;
  }
  const text = textOf(value);
  if (text === null) return null;
  if (param === 'kind') return t(`story.kind.${text}`, { _: text });
  if (param === 'opinion') return t(`story.opinion.${text}`, { _: text });
  if (param === 'day') return formatDate(text);
  if (param === 'postReason') return lowerFirst(t(`terms.postReturnReason.${text}`, { _: text }));
  if (param === 'ground') return lowerFirst(t(`terms.cancellationGround.${text}`, { _: text }));
  return QUOTED.includes(param) ? quoted(text) : text;
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** Who acted, in the role in which he did; the role alone for readers from whom names are kept. */
export function actorWords(
  t: Translate,
  { actorName, actorRole, changes }: Pick<StoryEvent, 'actorName' | 'actorRole' | 'changes'>,
): string {
  const acting = actorRole === 'HEAD' && changesOf(changes).acting === true;
  const role = t(`story.role.${acting ? 'ACTING' : actorRole}`, { _: t(`terms.role.${actorRole}`) });
  return actorName ? t('story.who', { role, name: actorName }) : t('story.whoUnnamed', { role });
}

/** Initials end with a full stop of their own, which at the end of a sentence is enough. */
const withOneStop = (text: string): string => text.replace(/(?<!\.)\.\.(?!\.)/g, '.');

const changesOf = (changes: unknown): Changes =>
  typeof changes === 'object' && changes !== null && !Array.isArray(changes) ? (changes as Changes) : {};

/** One entry of the history as a sentence of the reader's language; it never needs to know a person's sex. */
export function storySentence(t: Translate, event: StoryEvent): StorySentence {
  const changes = changesOf(event.changes);
  const filled = Object.entries(FILLED[event.transition] ?? {});
  const params = filled.map(([param, change]) => [param, paramOf(t, param, changes[change])] as const);
  const whole = filled.length > 0 && params.every(([, value]) => value !== null);
  const sentence = t(`story.sentence.${event.transition}.${whole ? 'full' : 'plain'}`, {
    ...Object.fromEntries(params),
    who: actorWords(t, event),
  });
  const said = whole ? filled.map(([, change]) => change) : [];
  const after = AFTERWARDS.flatMap(({ change, key, param }) => {
    const text = said.includes(change) ? null : textOf(changes[change]);
    return text === null ? [] : [{ change, words: t(key, { [param]: quoted(text) }) }];
  });
  const cut = (change: string): boolean => (textOf(changes[change])?.length ?? 0) > LONGEST_QUOTE;
  return {
    text: [sentence, ...after.map(({ words }) => words)].map(withOneStop).join(' '),
    told: ['acting', ...said, ...after.map(({ change }) => change)].filter((change) => !cut(change)),
  };
}
