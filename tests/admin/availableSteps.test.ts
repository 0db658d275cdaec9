import { describe, expect, it } from 'vitest';
import { availableSteps } from '../../admin/cases/availableSteps.ts';
import type { CaseWholeFragment } from '../../admin/generated/graphql.ts';

type Available = CaseWholeFragment['availableTransitions'][number];

const allowed = (name: Available['name']): Available => ({ name, allowed: true, refusal: null });
const refused = (name: Available['name'], code: string): Available => ({
  name,
  allowed: false,
  refusal: { code, params: {} },
});
const steps = (
  availableTransitions: Available[],
  deliveryPreference: CaseWholeFragment['deliveryPreference'] = 'DEPARTMENT',
  readyAt: string | null = null,
) => availableSteps({ availableTransitions, deliveryPreference, readyAt });

describe('the buttons of a case', () => {
  it('are the allowed steps, the one forward first and the side steps last', () => {
    const offered = steps([allowed('cancelCase'), allowed('returnNotice'), allowed('signNotice')]);
    expect(offered.map(({ name, weight }) => [name, weight])).toEqual([
      ['signNotice', 'main'],
      ['returnNotice', 'other'],
      ['cancelCase', 'side'],
    ]);
  });

  it('leave out what belongs to another role, status, office or executor', () => {
    const codes = ['ROLE_MISSING', 'WRONG_STATUS', 'OTHER_OFFICE', 'NOT_THE_EXECUTOR'];
    expect(steps(codes.map((code) => refused('signNotice', code)))).toEqual([]);
  });

  it('show a step that is refused for another reason, with that reason', () => {
    const [step] = steps([refused('signNotice', 'SIGNER_IS_DRAFTER')]);
    expect(step).toMatchObject({ name: 'signNotice', refusal: { code: 'SIGNER_IS_DRAFTER' } });
  });

  it('never offer what is neither allowed nor explained', () => {
    expect(steps([{ name: 'signNotice', allowed: false, refusal: null }])).toEqual([]);
  });

  it('never offer a registration on a case that exists', () => {
    expect(steps([allowed('registerApplication'), allowed('registerAtAkim')])).toEqual([]);
  });

  it.each([
    ['POST', 'recordPostDispatch'],
    ['DEPARTMENT', 'recordHandDelivery'],
    ['AKIM_OFFICE', 'handOverToAkim'],
  ] as const)('put first the way of delivery that the applicant chose: %s', (preference, name) => {
    const all = steps(
      [allowed('handOverToAkim'), allowed('recordHandDelivery'), allowed('recordPostDispatch')],
      preference,
    );
    expect(all[0]).toMatchObject({ name, weight: 'main' });
    expect(all.filter(({ weight }) => weight === 'main')).toHaveLength(1);
  });

  it.each([
    ['POST', 'sendAgain'],
    ['DEPARTMENT', 'recordCollection'],
    ['AKIM_OFFICE', 'recordCollection'],
  ] as const)('put it first again after a letter has come back: %s', (preference, name) => {
    const back = [allowed('announceCollection'), allowed('sendAgain'), allowed('recordCollection')];
    expect(steps(back, preference)[0]).toMatchObject({ name, weight: 'main' });
  });

  it('expect whoever was told to come, whatever he had asked for', () => {
    const ready = '2013-04-12T05:00:00Z';
    const signed = [
      refused('announceCollection', 'ALREADY_READY'),
      allowed('recordHandDelivery'),
      allowed('recordPostDispatch'),
    ];
    expect(steps(signed, 'POST', ready).map(({ name, weight }) => [name, weight])).toEqual([
      ['recordHandDelivery', 'main'],
      ['recordPostDispatch', 'other'],
    ]);
    const back = [allowed('sendAgain'), allowed('recordCollection')];
    expect(steps(back, 'POST', ready)[0]?.name).toBe('recordCollection');
  });

  it('ask first whether the post delivered the letter, and say nothing of letters that are not there', () => {
    const underway = [
      refused('announceCollection', 'LETTER_UNDERWAY'),
      allowed('confirmPostDelivery'),
      allowed('recordPostReturn'),
      refused('sendAgain', 'LETTER_NOT_RETURNED'),
    ];
    expect(steps(underway, 'POST').map(({ name }) => name)).toEqual([
      'confirmPostDelivery',
      'recordPostReturn',
    ]);
    const closed = ['LETTER_NOT_UNDERWAY', 'LETTER_NOT_RETURNED', 'LETTER_UNDERWAY', 'ALREADY_READY'];
    expect(steps(closed.map((code) => refused('sendAgain', code)))).toEqual([]);
  });

  it('have no prominent step when the only ones forward are refused', () => {
    const all = steps([refused('handOverToAkim', 'COLLECTION_ELSEWHERE'), allowed('cancelCase')]);
    expect(all.map(({ weight }) => weight)).toEqual(['other', 'side']);
  });
});
