import { describe, expect, it, vi } from 'vitest';
import { en } from '../../admin/i18n/en.ts';
import { kk } from '../../admin/i18n/kk.ts';
import { type Language, makeLanguages } from '../../admin/i18n/languages.ts';
import { ru } from '../../admin/i18n/ru.ts';

const dictionaries = { kk, ru, en };

/** Languages whose dictionaries come when the test lets them, and a memory that can be read. */
function languagesWith(kept: string | null = null) {
  const asked: Language[] = [];
  const gates = new Map<Language, { open: () => void; fail: () => void }>();
  const load = (language: Language) => () => {
    asked.push(language);
    return new Promise<(typeof dictionaries)[Language]>((resolve, reject) => {
      gates.set(language, {
        open: () => resolve(dictionaries[language]),
        fail: () => reject(new TypeError('Failed to fetch dynamically imported module')),
      });
    });
  };
  const memory = { read: () => kept, write: vi.fn() };
  const languages = makeLanguages({ kk: load('kk'), ru: load('ru'), en: load('en') }, memory);
  return {
    languages,
    memory,
    asked,
    comes: (language: Language) => gates.get(language)?.open(),
    fails: (language: Language) => gates.get(language)?.fail(),
    shown: () => languages.current().getLocale(),
    word: () => languages.current().translate('nav.cases'),
  };
}

async function started(kept: string | null = null) {
  const all = languagesWith(kept);
  const start = all.languages.start();
  all.comes(kept === 'ru' || kept === 'en' ? kept : 'kk');
  await start;
  return all;
}

describe('the language', () => {
  it('is Kazakh on a first visit, and no other dictionary is fetched', async () => {
    const { asked, shown, word, memory } = await started();
    expect(shown()).toBe('kk');
    expect(word()).toBe('Істер');
    expect(asked).toEqual(['kk']);
    expect(memory.write).not.toHaveBeenCalled();
  });

  it('is the one that was chosen at an earlier visit', async () => {
    const { asked, word } = await started('ru');
    expect(word()).toBe('Дела');
    expect(asked).toEqual(['ru']);
  });

  it('is Kazakh when what was kept is no language', async () => {
    expect((await started('de')).shown()).toBe('kk');
  });

  it('changes only once its dictionary is here, and is kept', async () => {
    const { languages, comes, shown, word, memory } = await started();
    const heard = vi.fn();
    languages.subscribe(heard);
    const chosen = languages.choose('ru');
    expect(shown()).toBe('kk');
    expect(word()).toBe('Істер');
    comes('ru');
    await chosen;
    expect(word()).toBe('Дела');
    expect(heard).toHaveBeenCalledTimes(1);
    expect(memory.write).toHaveBeenCalledExactlyOnceWith('ru');
  });

  it('stays as it is when the dictionary cannot be fetched, and says so to whoever chose', async () => {
    const { languages, fails, word, memory } = await started();
    const chosen = languages.choose('en');
    fails('en');
    await expect(chosen).rejects.toThrow('Failed to fetch');
    expect(word()).toBe('Істер');
    expect(memory.write).not.toHaveBeenCalled();
  });

  it('is the last one chosen, whichever dictionary comes first', async () => {
    const { languages, comes, shown } = await started();
    const first = languages.choose('ru');
    const second = languages.choose('en');
    comes('en');
    await second;
    comes('ru');
    await first;
    expect(shown()).toBe('en');
  });

  it('gives another object after each change, for what is drawn depends on it', async () => {
    const { languages, comes } = await started();
    const before = languages.current();
    const chosen = languages.choose('ru');
    comes('ru');
    await chosen;
    expect(languages.current()).not.toBe(before);
    await languages.choose('ru');
    await languages.choose('xx');
    expect(languages.current().getLocale()).toBe('ru');
  });
});
