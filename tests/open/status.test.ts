import { describe, expect, it } from 'vitest';
import { stageName } from '../../admin/open/status/StageLine.tsx';
import { type Application, deliveryWay, isLate, stagesOf } from '../../admin/open/status/stages.ts';
import { contactsOf, statusSentences } from '../../admin/open/status/statusSentences.ts';
import { kk } from '../../admin/open/words/kk.ts';
import { ru } from '../../admin/open/words/ru.ts';
import { CaseStatus, DeliveryPreference, LetterState } from '../../prisma/client.ts';
import { office } from './support/offices.ts';

const application = (more: Partial<Application> = {}): Application => ({
  number: 'AKS-2026/000147',
  status: 'UNDER_REVIEW',
  since: '2026-04-03',
  receivedOn: '2026-04-01',
  promisedOn: '2026-04-10',
  deliveryPreference: 'DEPARTMENT',
  letter: null,
  readyOn: null,
  readyAtOffice: null,
  office: office('AKS'),
  akimOffice: null,
  ...more,
});

const ready = { readyOn: '2026-04-09', readyAtOffice: office('AKS-01') };

/** Every application that there can be, and many that cannot. */
const all: readonly Application[] = Object.values(CaseStatus).flatMap((status) =>
  Object.values(DeliveryPreference).flatMap((deliveryPreference) =>
    [null, ...Object.values(LetterState)].flatMap((letter) =>
      [{}, ready].flatMap((where) =>
        [null, office('AKS-01')].map((akimOffice) =>
          application({ status, deliveryPreference, letter, akimOffice, ...where }),
        ),
      ),
    ),
  ),
);

const nameOf = ({ status, deliveryPreference, letter, readyOn, akimOffice }: Application): string =>
  [status, deliveryPreference, letter, readyOn, akimOffice?.code].join(' ');

describe.each([
  ['kk', kk],
  ['ru', ru],
] as const)('an application in %s', (language, words) => {
  it('is told in whole sentences, whatever its state', () => {
    expect(all).toHaveLength(13 * 3 * 4 * 2 * 2);
    for (const each of all) {
      const { now, next, todo } = statusSentences(words, language, each);
      expect(now, nameOf(each)).toMatch(/^\p{Lu}.*[\p{L})]$/u);
      for (const text of [next, todo]) expect(text, nameOf(each)).toMatch(/^\p{Lu}.*\.$/u);
      for (const text of [now, next, todo]) expect(text, nameOf(each)).not.toMatch(/[A-Za-z{}]|\.\./);
    }
  });

  it('has a way with a name for every stage, and at most one stage where it stands', () => {
    for (const each of all) {
      const stages = stagesOf(each);
      for (const { name } of stages) expect(stageName(words, name, each), nameOf(each)).toMatch(/^\p{Lu}/u);
      const states = stages.map(({ state }) => state).join(' ');
      expect(states, nameOf(each)).toMatch(/^(done )*(now( next)*|done)$/);
    }
  });

  it('says the same as the official status in no official word', () => {
    for (const each of all) {
      const { now, next, todo } = statusSentences(words, language, each);
      expect(`${now} ${next} ${todo}`).not.toMatch(/бұрыштама|резолюци|мәртебе|статус/iu);
    }
  });
});

describe('the way of an application', () => {
  const states = (more: Partial<Application>) =>
    stagesOf(application(more)).map(({ name, state }) => `${name} ${state}`);

  it('goes through the department', () => {
    expect(states({ status: 'DRAFTING' })).toEqual([
      'accepted done',
      'head done',
      'check done',
      'notice now',
      'signature next',
      'delivery next',
    ]);
    expect(states({ status: 'REGISTERED' })[0]).toBe('accepted now');
  });

  it('begins at the akim where it came in there', () => {
    const akimOffice = office('AKS-01');
    expect(states({ status: 'COMMISSION_REVIEW', akimOffice }).slice(0, 3)).toEqual([
      'accepted done',
      'akim now',
      'transit next',
    ]);
    expect(states({ status: 'REGISTERED', akimOffice }).slice(1, 4)).toEqual([
      'akim done',
      'transit now',
      'head next',
    ]);
  });

  it('ends with what the applicant has in hand, not with what is on its way', () => {
    expect(states({ status: 'DELIVERED' }).at(-1)).toBe('delivery done');
    expect(states({ status: 'DELIVERED', letter: 'CONFIRMED' }).at(-1)).toBe('delivery done');
    expect(states({ status: 'DELIVERED', letter: 'UNDERWAY' }).at(-1)).toBe('delivery now');
    expect(states({ status: 'DELIVERED', letter: 'RETURNED' }).at(-1)).toBe('delivery now');
    expect(states({ status: 'CANCELLED' })).toEqual(['accepted done', 'stopped now']);
  });

  it('names the last stage by what happened, before that by what was asked for', () => {
    expect(deliveryWay(application({ deliveryPreference: 'POST' }))).toBe('POST');
    expect(deliveryWay(application({ status: 'DELIVERED', deliveryPreference: 'POST' }))).toBe('HANDED');
    expect(deliveryWay(application({ status: 'DELIVERED', letter: 'UNDERWAY' }))).toBe('POST');
    expect(deliveryWay(application({ status: 'SIGNED', ...ready }))).toBe('AKIM_OFFICE');
  });
});

describe('the promised day', () => {
  it('is late only after it has passed, and only while the service is owed', () => {
    expect(isLate(application(), '2026-04-10')).toBe(false);
    expect(isLate(application(), '2026-04-11')).toBe(true);
    expect(isLate(application({ promisedOn: null }), '2026-04-11')).toBe(false);
    for (const more of [{ status: 'DELIVERED' }, { status: 'CANCELLED' }, ready] as const)
      expect(isLate(application(more), '2026-04-11')).toBe(false);
  });
});

describe('where to turn', () => {
  const codes = (more: Partial<Application>) => contactsOf(application(more)).map(({ code }) => code);
  const akimOffice = office('AKS-01');

  it('is the office that has the documents, or the notice', () => {
    expect(codes({})).toEqual(['AKS']);
    expect(codes({ status: 'AKIM_REGISTERED', akimOffice })).toEqual(['AKS-01']);
    expect(codes({ status: 'DRAFTING', akimOffice })).toEqual(['AKS']);
    expect(codes({ status: 'SIGNED', deliveryPreference: 'AKIM_OFFICE', akimOffice })).toEqual([
      'AKS-01',
      'AKS',
    ]);
    expect(codes({ status: 'SIGNED', ...ready })).toEqual(['AKS-01']);
  });
});
