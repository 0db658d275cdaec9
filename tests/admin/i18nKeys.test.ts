import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { isForeign, texts } from './support/dictionaries.ts';
import { adminSources, nodesOf, placeOf, type Source } from './support/sources.ts';

const sources = adminSources();
const keys = [...texts.en.keys()];
const groups = new Set(keys.map((key) => key.split('.')[0] ?? ''));

/** A key, a group of keys, or a pattern of keys (`due.*`) that a source file names. */
interface Mention {
  readonly place: string;
  readonly pattern: string;
}

/** Names of the theme's colours, which `sx` takes, and of what the browser keeps. */
const NOT_WORDS = /^action\.(?:hover|selected|active|focus|disabled\w*)$|^shortcuts\.singleKeys$/;

const looksLikeKey = (text: string): boolean =>
  /^\w+(?:\.[\w*-]+)+$/.test(text) && groups.has(text.split('.')[0] ?? '') && !NOT_WORDS.test(text);

function templatePattern(node: ts.TemplateExpression): string {
  return node.head.text + node.templateSpans.map(({ literal }) => `*${literal.text}`).join('');
}

function mentionsOf(source: Source): Mention[] {
  return [...nodesOf(source.tree)].flatMap((node) => {
    const pattern = ts.isStringLiteralLike(node)
      ? node.text
      : ts.isTemplateExpression(node)
        ? templatePattern(node)
        : '';
    if (!looksLikeKey(pattern)) return [];
    return [{ place: placeOf(source, node), pattern }];
  });
}

const mentions = sources.flatMap(mentionsOf);

const escaped = (text: string): string => text.replace(/[.$()[\]{}+?^|\\]/g, '\\$&');
const expression = (pattern: string): RegExp =>
  new RegExp(`^${pattern.split('*').map(escaped).join('[\\w.-]+')}$`);

/** The keys that a mention stands for: itself, those of its pattern, or all below it. */
const keysOf = ({ pattern }: Mention): string[] => {
  const whole = expression(pattern);
  return keys.filter((key) => whole.test(key) || key.startsWith(`${pattern}.`));
};

describe('the words that the pages ask for', () => {
  it('are found in more than one place', () => {
    expect(mentions.length).toBeGreaterThan(300);
  });

  it('are in the dictionaries', () => {
    const missing = mentions.filter((mention) => keysOf(mention).length === 0);
    expect(missing).toEqual([]);
  });

  it('are all that the dictionaries hold', () => {
    const used = new Set(mentions.flatMap(keysOf));
    const coded = [...new Set(sources.flatMap(codedGroups))];
    const dead = keys.filter(
      (key) =>
        !used.has(key) &&
        !isForeign(key) &&
        !key.startsWith('resources.') &&
        !coded.some((group) => key.startsWith(group)),
    );
    expect(dead).toEqual([]);
  });
});

/** The groups of coded words that a file asks for by name: `term('status', …)`, or in data. */
function codedGroups({ tree }: Source): string[] {
  return [...nodesOf(tree)].flatMap((node) => {
    if (!ts.isStringLiteralLike(node)) return [];
    return [`terms.${node.text}.`, `${node.text}.`].filter((group) => {
      const below = keys.filter((key) => key.startsWith(group));
      return (
        below.length > 0 &&
        below.every((key) => /^[A-Z0-9_]+$/.test(key.slice(group.length)) || group.startsWith('terms.'))
      );
    });
  });
}

const LETTERS = /\p{L}{2,}/u;
const SHOWN = new Set([
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'title',
  'placeholder',
  'alt',
  'label',
  'helperText',
]);

/** The name of a key of the keyboard, which is printed on it in every language. */
const isKeycap = ({ parent }: ts.Node): boolean =>
  ts.isJsxElement(parent) && ['kbd', 'Key'].includes(parent.openingElement.tagName.getText());

/** Texts of a page that stand in the source itself instead of the dictionaries. */
function hardCoded(source: Source): string[] {
  return [...nodesOf(source.tree)].flatMap((node) => {
    const told = (text: string) => [`${placeOf(source, node)}: ${text.trim()}`];
    if (ts.isJsxText(node)) return LETTERS.test(node.text) && !isKeycap(node) ? told(node.text) : [];
    if (!ts.isStringLiteralLike(node) || !LETTERS.test(node.text) || looksLikeKey(node.text)) return [];
    const holder = ts.isJsxExpression(node.parent) ? node.parent.parent : node.parent;
    if (ts.isJsxElement(holder) || ts.isJsxFragment(holder)) return told(node.text);
    return ts.isJsxAttribute(holder) && SHOWN.has(holder.name.getText()) ? told(node.text) : [];
  });
}

describe('a page', () => {
  it('has no text of its own beside the dictionaries', () => {
    expect(sources.flatMap(hardCoded)).toEqual([]);
  });
});
