import { describe, expect, it } from 'vitest';
import {
  DRAFT_HOURS,
  type DraftContent,
  draftName,
  isExpired,
  isTouched,
  withoutPeople,
} from '../../admin/register/draft/draft.ts';
import { plainDrafts } from '../../admin/register/draft/plainDrafts.ts';
import { sealedDrafts } from '../../admin/register/draft/sealedDrafts.ts';
import { newDraftKey, seal, unseal } from '../../admin/register/draft/sealing.ts';
import type { SealedDraft, Vault } from '../../admin/register/draft/vault.ts';
import { emptyForm } from '../../admin/register/registerInput.ts';

const HOUR = 3_600_000;
const IIN = '960229500804';
const empty = emptyForm('DEPARTMENT');
const typed: DraftContent = {
  values: {
    ...empty,
    iin: IIN,
    surname: 'Әубәкірова',
    givenName: 'Ұлпан',
    address: 'Желтоқсан көшесі, 9',
    phone: '8 701 111 22 33',
    documents: empty.documents.map((document) => ({ ...document, state: 'PRESENT' as const, pages: '3' })),
    household: [
      { surname: 'Әубәкіров', givenName: 'Арман', patronymic: '', iin: '900615100035', relation: 'ұлы' },
    ],
    language: 'RU',
    duplicateReason: 'Жаңа тоқсан',
  },
  defaults: empty,
  intake: { id: 'intake', openedAt: '2013-04-05T05:00:00Z' },
  attempt: null,
};

/** A vault in the memory of the test, and everything that lies in it. */
function memoryVault() {
  const keys = new Map<string, CryptoKey>();
  const drafts = new Map<string, SealedDraft>();
  const vault: Vault = {
    keyOf: async (userId) => keys.get(userId) ?? null,
    async keepKey(userId, key) {
      const kept = keys.get(userId) ?? key;
      keys.set(userId, kept);
      return kept;
    },
    all: async () => [...drafts.values()],
    async put(draft) {
      if (!keys.has(draft.userId)) return false;
      drafts.set(draft.id, draft);
      return true;
    },
    remove: async (id) => void drafts.delete(id),
    async forget(userId) {
      for (const draft of drafts.values()) if (draft.userId === userId) drafts.delete(draft.id);
      keys.delete(userId);
    },
  };
  return { vault, keys, drafts };
}

describe('the encryption of a draft', () => {
  it('gives the text back to its key and its owner only', async () => {
    const key = await newDraftKey();
    const sealed = await seal(key, 'u/1', 'Әубәкірова');
    expect(await unseal(key, 'u/1', sealed)).toBe('Әубәкірова');
    expect(await unseal(key, 'u/2', sealed)).toBeNull();
    expect(await unseal(await newDraftKey(), 'u/1', sealed)).toBeNull();
  });

  it('uses a key that cannot be taken out of the browser', async () => {
    const key = await newDraftKey();
    expect(key.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
  });

  it('never writes the same text alike', async () => {
    const key = await newDraftKey();
    const [one, other] = [await seal(key, 'u/1', IIN), await seal(key, 'u/1', IIN)];
    expect(Buffer.from(one.bytes)).not.toEqual(Buffer.from(other.bytes));
  });
});

describe('the drafts of an official', () => {
  it('come back as they were typed, the newest first', async () => {
    const { vault } = memoryVault();
    let now = 1_000_000;
    const drafts = await sealedDrafts(vault, 'u', () => now);
    expect(await drafts.save('a', typed)).toBe(true);
    now += 1000;
    await drafts.save('b', { ...typed, intake: null });
    const found = await drafts.list();
    expect(found.map(({ id }) => id)).toEqual(['b', 'a']);
    expect(found[1]?.content).toEqual(typed);
  });

  it('show neither an IIN nor a name where they lie', async () => {
    const { vault, drafts: kept } = memoryVault();
    await (await sealedDrafts(vault, 'u')).save('a', typed);
    const [draft] = kept.values();
    expect(draft).toBeDefined();
    const bytes = Buffer.from(draft?.bytes ?? new ArrayBuffer(0));
    for (const word of [IIN, 'Әубәкір', 'Желтоқсан', '701', 'surname'])
      expect(bytes.includes(Buffer.from(word))).toBe(false);
    expect(Object.keys(draft ?? {}).sort()).toEqual(['bytes', 'id', 'iv', 'savedAt', 'userId']);
  });

  it('are not those of another official', async () => {
    const { vault } = memoryVault();
    await (await sealedDrafts(vault, 'u')).save('a', typed);
    expect(await (await sealedDrafts(vault, 'other')).list()).toEqual([]);
    expect(await (await sealedDrafts(vault, 'u')).list()).toHaveLength(1);
  });

  it('do not destroy each other in two tabs, and go one by one', async () => {
    const { vault } = memoryVault();
    const [one, other] = [await sealedDrafts(vault, 'u'), await sealedDrafts(vault, 'u')];
    await Promise.all([one.save('a', typed), other.save('b', typed)]);
    await one.remove('a');
    expect((await other.list()).map(({ id }) => id)).toEqual(['b']);
  });

  it(`go after ${DRAFT_HOURS} hours, whoever typed them`, async () => {
    const { vault, drafts: kept } = memoryVault();
    let now = 0;
    await (await sealedDrafts(vault, 'u', () => now)).save('a', typed);
    now = DRAFT_HOURS * HOUR + 1;
    expect(await (await sealedDrafts(vault, 'other', () => now)).list()).toEqual([]);
    expect(kept.size).toBe(0);
  });

  it('go with the sign-out, and a form left open in another tab does not bring them back', async () => {
    const { vault, drafts: kept } = memoryVault();
    const drafts = await sealedDrafts(vault, 'u');
    await drafts.save('a', typed);
    await vault.forget('u');
    expect(await drafts.save('a', typed)).toBe(false);
    expect(kept.size).toBe(0);
    expect(await (await sealedDrafts(vault, 'u')).list()).toEqual([]);
  });

  it('that can no longer be read are removed', async () => {
    const { vault, keys, drafts: kept } = memoryVault();
    const drafts = await sealedDrafts(vault, 'u');
    await drafts.save('a', typed);
    keys.set('u', await newDraftKey());
    expect(await drafts.list()).toEqual([]);
    expect(kept.size).toBe(0);
  });
});

describe('a draft where nothing can be encrypted', () => {
  const storage = () => {
    const items = new Map<string, string>();
    return {
      items,
      getItem: (name: string) => items.get(name) ?? null,
      setItem: (name: string, text: string) => void items.set(name, text),
      removeItem: (name: string) => void items.delete(name),
    };
  };

  it('says nothing of any person', async () => {
    const place = storage();
    const drafts = plainDrafts(place, 'u', empty, () => 0);
    await drafts.save('a', { ...typed, attempt: { input: {} as never, key: 'k', sentAt: 0 } });
    const text = [...place.items.values()].join();
    for (const word of [IIN, 'Әубәкір', 'Ұлпан', 'Желтоқсан', '701', 'ұлы', 'тоқсан', '900615'])
      expect(text).not.toContain(word);
    const [draft] = await drafts.list();
    expect(draft?.content.values).toEqual({ ...empty, documents: typed.values.documents, language: 'RU' });
    expect(draft?.content.intake).toEqual(typed.intake);
    expect(drafts.whole).toBe(false);
  });

  it('is removed as a whole, and when it is too old', async () => {
    const place = storage();
    let now = 0;
    const drafts = plainDrafts(place, 'u', empty, () => now);
    await drafts.save('a', typed);
    await drafts.remove('b');
    expect(await drafts.list()).toHaveLength(1);
    now = 13 * HOUR;
    expect(await drafts.list()).toEqual([]);
    expect(place.items.size).toBe(0);
  });

  it('takes every field that is not a choice from the empty form', () => {
    const { values } = withoutPeople(typed, empty);
    const kept = Object.keys(values).filter(
      (name) => JSON.stringify(values[name as never]) !== JSON.stringify(empty[name as never]),
    );
    expect(kept.sort()).toEqual(['documents', 'language']);
  });
});

describe('what is kept', () => {
  it('is nothing of an untouched form, but always what was sent without an answer', () => {
    const untouched = { ...typed, values: empty };
    expect(isTouched(untouched, empty)).toBe(false);
    expect(isTouched(typed, empty)).toBe(true);
    const attempt = { input: {} as never, key: 'k', sentAt: 0 };
    expect(isTouched({ ...untouched, attempt }, empty)).toBe(true);
  });

  it('is too old by the hour, and when the machine’s clock was wrong', () => {
    expect(isExpired(0, DRAFT_HOURS * HOUR)).toBe(false);
    expect(isExpired(0, DRAFT_HOURS * HOUR + 1)).toBe(true);
    expect(isExpired(10 * HOUR, 0)).toBe(true);
  });

  it('is called by the applicant’s name', () => {
    expect(draftName(typed)).toBe('Әубәкірова Ұлпан');
    expect(draftName({ ...typed, values: empty })).toBe('');
  });
});
