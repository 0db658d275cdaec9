import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { stepDraft, typedText } from '../../admin/cases/steps/stepDraft.ts';
import { forgetEverything, forgetOthers } from '../../admin/providers/forgetting.ts';

/** As much of a browser's store as is used; its entries are its own properties, as in a browser. */
class FakeStorage {
  getItem(name: string): string | null {
    return (this as unknown as Record<string, string>)[name] ?? null;
  }
  setItem(name: string, text: string): void {
    Object.assign(this, { [name]: text });
  }
  removeItem(name: string): void {
    delete (this as unknown as Record<string, string>)[name];
  }
}

beforeEach(() => vi.stubGlobal('sessionStorage', new FakeStorage()));
afterEach(() => vi.unstubAllGlobals());

describe('what was typed into the dialog of a step', () => {
  it('is found again by the same official at the same step of the same case only', () => {
    stepDraft('ana', 'case', 'returnNotice').keep({ reason: 'Толықтыру қажет' });
    expect(stepDraft('ana', 'case', 'returnNotice').read()).toEqual({ reason: 'Толықтыру қажет' });
    expect(stepDraft('ana', 'case', 'cancelCase').read()).toBeNull();
    expect(stepDraft('ana', 'other', 'returnNotice').read()).toBeNull();
    expect(stepDraft('bek', 'case', 'returnNotice').read()).toBeNull();
  });

  it('is gone once the step is taken, and at sign-out', () => {
    const draft = stepDraft('ana', 'case', 'returnNotice');
    draft.keep({ reason: 'Толықтыру қажет' });
    draft.drop();
    expect(draft.read()).toBeNull();
    draft.keep({ reason: 'Толықтыру қажет' });
    forgetEverything();
    expect(draft.read()).toBeNull();
  });

  it('outlives a session that ended by itself, unless somebody else signs in', () => {
    const draft = stepDraft('ana', 'case', 'returnNotice');
    draft.keep({ reason: 'Толықтыру қажет' });
    forgetOthers('ana', 'ana');
    expect(draft.read()).not.toBeNull();
    forgetOthers('bek', 'ana');
    expect(draft.read()).toBeNull();
  });

  it('is never kept of a signature, whose tick must be given anew', () => {
    const draft = stepDraft('ana', 'case', 'signNotice');
    draft.keep({ read: true });
    expect(draft.read()).toBeNull();
  });

  it('survives what is not its own in the store', () => {
    sessionStorage.setItem('komek.typed.ana.case.returnNotice', '{broken');
    expect(stepDraft('ana', 'case', 'returnNotice').read()).toBeNull();
  });

  it('is copied as text, without codes and without what nobody has changed', () => {
    const before = { kind: undefined, grounds: [], explanation: '', receivedBy: 'Әлиева Г.' };
    const values = { ...before, kind: 'REFUSAL', grounds: ['REFUSED_JOB'], explanation: ' Түсіндірме. ' };
    expect(typedText(values, before)).toBe('Түсіндірме.');
    const documents = { documents: [{ kind: 'FAMILY_INCOME', state: 'ABSENT', note: 'Анықтама жоқ' }] };
    expect(typedText(documents, {})).toBe('Анықтама жоқ');
    expect(typedText(before, before)).toBe('');
  });

  it('is copied without the password and the hashes of a signature', () => {
    expect(typedText({ password: 'құпия', contentHash: 'ab', shownHash: 'cd', read: true }, {})).toBe('');
  });
});
