import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareLines,
  compareNotices,
  compareWords,
  NOTICE_PARTS,
  type Piece,
} from '../../admin/cases/notices/noticeComparison.ts';
import type { NoticeWholeFragment } from '../../admin/generated/graphql.ts';

const changedOf = (pieces: readonly Piece[] | null): string[] =>
  (pieces ?? []).filter(({ changed }) => changed).map(({ text }) => text.trim());

const textOf = (pieces: readonly Piece[] | null): string => (pieces ?? []).map(({ text }) => text).join('');

describe('the words of two texts', () => {
  it('are compared whole, also in Kazakh and Russian', () => {
    const { before, after } = compareWords(
      'Отбасының табысы кедейлік шегінен асады.',
      'Отбасының кірісі кедейлік шегінен асады.',
    );
    expect(changedOf(before)).toEqual(['табысы']);
    expect(changedOf(after)).toEqual(['кірісі']);
  });

  it('are marked on the side where they stand', () => {
    const { before, after } = compareWords(
      'Доход семьи превышает черту.',
      'Доход семьи заметно превышает черту.',
    );
    expect(changedOf(before)).toEqual([]);
    expect(changedOf(after)).toEqual(['заметно']);
  });

  it('are not compared one by one when the texts have next to nothing in common', () => {
    const { before, after } = compareWords(
      'Отказ по доходу семьи.',
      'Назначить помощь с первого мая 2013 года.',
    );
    expect(before).toHaveLength(1);
    expect(after).toHaveLength(1);
  });

  it('give each text back unchanged, whatever they are', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const { before, after } = compareWords(one, other);
        expect(textOf(before)).toBe(one);
        expect(textOf(after)).toBe(other);
      }),
    );
  });
});

describe('the lines of two texts', () => {
  it('stand side by side, with nothing opposite a line that is new', () => {
    const lines = compareLines('body', ['Бірінші.', 'Екінші.'], ['Бірінші.', 'Екінші.', 'Үшінші.']);
    expect(lines.map(({ changed }) => changed)).toEqual([false, false, true]);
    expect(lines[2]?.before).toBeNull();
    expect(changedOf(lines[2]?.after ?? null)).toEqual(['Үшінші.']);
  });

  it('keep all lines of both texts in their order', () => {
    const texts = fc.array(fc.constantFrom('а', 'ә', 'б', 'бір екі', 'бір үш'), { maxLength: 8 });
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const lines = compareLines('body', one, other);
        expect(lines.flatMap(({ before }) => (before ? [textOf(before)] : []))).toEqual(one);
        expect(lines.flatMap(({ after }) => (after ? [textOf(after)] : []))).toEqual(other);
        for (const { before, after, changed } of lines) {
          expect(changed).toBe(textOf(before) !== textOf(after) || before === null || after === null);
        }
      }),
    );
  });
});

const notice = (over: Partial<NoticeWholeFragment>, body: readonly string[]): NoticeWholeFragment =>
  ({
    version: 1,
    kind: 'ASSIGNMENT',
    grounds: [],
    explanation: null,
    texts: [
      {
        language: 'KK',
        title: 'Хабарлама',
        letterhead: ['Бөлім'],
        addressee: ['Әлиева Г.', 'Ақсу ауданы'],
        body,
        facts: [{ label: 'Орын.', value: 'Ким В.' }],
        signature: ['Бастық'],
      },
    ],
    ...over,
  }) as unknown as NoticeWholeFragment;

const words = {
  kind: ({ kind }: NoticeWholeFragment) => kind,
  ground: (code: string) => code,
};

describe('two versions of a notice', () => {
  it('are compared part by part: the decision, grounds, explanation and the text of the paper', () => {
    const lines = compareNotices(
      notice({}, ['Көмек тағайындалды.']),
      notice({ kind: 'REFUSAL', grounds: ['REFUSED_JOB'], explanation: 'Жұмыстан бас тартты.' }, [
        'Көмектен бас тартылды.',
      ]),
      words,
    );
    const changed = lines.filter((line) => line.changed).map(({ part }) => part);
    expect(changed).toEqual(['kind', 'grounds', 'explanation', 'body']);
    const parts = lines.map(({ part }) => NOTICE_PARTS.indexOf(part));
    expect(parts).toEqual([...parts].sort((one, other) => one - other));
  });

  it('are compared in both languages where the paper has both', () => {
    const [kazakh] = notice({}, ['Көмек тағайындалды.']).texts;
    const russian = { ...kazakh, language: 'RU', title: 'Уведомление', body: ['Помощь назначена.'] };
    const both = (body: string) =>
      notice({ texts: [kazakh, { ...russian, body: [body] }] as NoticeWholeFragment['texts'] }, []);
    const lines = compareNotices(both('Помощь назначена.'), both('В помощи отказано.'), words);
    const changed = lines.filter((line) => line.changed);
    expect(changed.map(({ part }) => part)).toEqual(['body']);
    expect(textOf(changed[0]?.after ?? null)).toBe('В помощи отказано.');
    expect(lines.filter(({ part }) => part === 'title').map(({ after }) => textOf(after))).toEqual([
      'Хабарлама',
      'Уведомление',
    ]);
  });

  it('that say the same have no changed line', () => {
    const same = notice({}, ['Көмек тағайындалды.']);
    expect(compareNotices(same, { ...same, version: 2 }, words).some(({ changed }) => changed)).toBe(false);
  });
});
