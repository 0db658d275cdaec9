import { describe, expect, it } from 'vitest';
import { shortcutGroups } from '../../admin/search/shortcutGroups.ts';
import { isSingleKey, type KeyPress, keyMatches } from '../../admin/shared/keyMatch.ts';

const press = (key: string, code: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});
const shift = { shiftKey: true };

describe('the key of the search', () => {
  it.each([
    ['English', press('/', 'Slash')],
    ['English, number pad', press('/', 'NumpadDivide')],
    ['Russian, the sign itself', press('/', 'Backslash', shift)],
    ['Russian, the key where English has it', press('.', 'Slash')],
    ['Kazakh, the sign itself', press('/', 'Backslash', shift)],
    ['Kazakh, the key where English has it', press('№', 'Slash')],
    ['German, the sign itself', press('/', 'Digit7', shift)],
  ])('is found on the layout: %s', (_layout, pressed) => {
    expect(keyMatches(pressed, '/')).toBe(true);
    expect(keyMatches(pressed, '?')).toBe(false);
  });

  it.each([
    ['with Ctrl it is another shortcut', press('/', 'Slash', { ctrlKey: true })],
    ['with Alt it is another shortcut', press('/', 'Slash', { altKey: true })],
    ['with Shift its place means the question mark', press(',', 'Slash', shift)],
    ['the stop beside it on an English layout', press('.', 'Period')],
  ])('is not meant: %s', (_why, pressed) => {
    expect(keyMatches(pressed, '/')).toBe(false);
  });
});

describe('the key of the help', () => {
  it.each([
    ['English', press('?', 'Slash', shift)],
    ['Russian, the sign itself', press('?', 'Digit7', shift)],
    ['Russian, the key where English has it', press(',', 'Slash', shift)],
    ['Kazakh, the key where English has it', press('?', 'Slash', shift)],
  ])('is found on the layout: %s', (_layout, pressed) => {
    expect(keyMatches(pressed, '?')).toBe(true);
    expect(keyMatches(pressed, '/')).toBe(false);
  });
});

describe('a letter', () => {
  it('counts by its place under a layout without Latin letters', () => {
    expect(keyMatches(press('о', 'KeyJ'), 'j')).toBe(true);
    expect(keyMatches(press('О', 'KeyJ', shift), 'j')).toBe(false);
    expect(keyMatches(press('л', 'KeyK'), 'j')).toBe(false);
  });

  it('counts as typed under a Latin layout, wherever it stands', () => {
    expect(keyMatches(press('j', 'KeyC'), 'j')).toBe(true);
    expect(keyMatches(press('h', 'KeyJ'), 'j')).toBe(false);
    expect(keyMatches(press('J', 'KeyJ'), 'J')).toBe(true);
  });

  it('needs exactly its modifiers; the command key of a Mac stands for Ctrl', () => {
    expect(keyMatches(press('т', 'KeyN', { altKey: true }), 'Alt+N')).toBe(true);
    expect(keyMatches(press('n', 'KeyN'), 'Alt+N')).toBe(false);
    expect(keyMatches(press('s', 'KeyS', { metaKey: true }), 'Ctrl+S')).toBe(true);
    expect(keyMatches(press('ы', 'KeyS', { ctrlKey: true, shiftKey: true }), 'Ctrl+S')).toBe(false);
    expect(keyMatches(press('ы', 'KeyS', { ctrlKey: true, shiftKey: true }), 'Ctrl+Shift+S')).toBe(true);
  });
});

describe('a digit', () => {
  it('counts by its place where a Kazakh layout has a letter', () => {
    expect(keyMatches(press('ә', 'Digit2'), '2')).toBe(true);
    expect(keyMatches(press('2', 'Numpad2'), '2')).toBe(true);
    expect(keyMatches(press('3', 'Digit2'), '2')).toBe(false);
    expect(keyMatches(press('"', 'Digit2', shift), '2')).toBe(false);
  });
});

describe('a named key', () => {
  it('counts by its name and its modifiers', () => {
    expect(keyMatches(press('Enter', 'NumpadEnter', { ctrlKey: true }), 'Ctrl+Enter')).toBe(true);
    expect(keyMatches(press('Enter', 'Enter'), 'Ctrl+Enter')).toBe(false);
    expect(keyMatches(press('Escape', 'Escape'), 'Escape')).toBe(true);
  });

  it('is no single sign, so that it works even when those are switched off', () => {
    expect(['/', 'j', '1'].every(isSingleKey)).toBe(true);
    expect(['Enter', 'Ctrl+Enter', 'Alt+N'].some(isSingleKey)).toBe(false);
  });
});

describe('the help', () => {
  const search = { keys: '/', labelKey: 'shortcuts.search', everywhere: true };
  const next = { keys: 'j', labelKey: 'shortcuts.nextRow' };
  const known = [next, { keys: 'k', labelKey: 'shortcuts.previousRow' }];

  it('names what works everywhere, what works here, and what other pages have', () => {
    expect(shortcutGroups([search, next, { ...next }], known)).toEqual([
      { group: 'everywhere', lines: [search] },
      { group: 'here', lines: [next] },
      { group: 'elsewhere', lines: [known[1]] },
    ]);
  });

  it('has no empty group', () => {
    expect(shortcutGroups([search], []).map(({ group }) => group)).toEqual(['everywhere']);
  });
});
