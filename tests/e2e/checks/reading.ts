import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { en } from '../../../admin/i18n/en.ts';

/** The languages of the back office. */
export type Language = 'kk' | 'ru' | 'en';

const offices = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../prisma/reference/offices.json'), 'utf8'),
) as readonly { readonly code: string }[];

/** What a Kazakh or Russian screen may show in Latin letters: addresses, numbers, sign-ins, names of programs, formats and keys. */
const LATIN_ALLOWED: readonly RegExp[] = [
  /\S+@\S+/g,
  /(?:https?:\/\/|www\.)\S+|\b[\w-]+\.kz\b/g,
  new RegExp(`\\b(?:${offices.map(({ code }) => code).join('|')})(?:-\\d{4}/(?:N-)?\\d+)?(?![\\w-])`, 'g'),
  /\b(?:aks|tal|aks01|e2e)\.[a-z]+\d*\b|\b(?:admin|analyst)\b/g,
  /\bRR\d{9}KZ\b/g,
  /\b[0-9a-f]{8,}\b/g,
  // The code of a paper: B8ZW-455S-S75G.
  /\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){2}\b/g,
  // Names of files, and numbers of laws: № 267-II.
  /\S+\.(?:pdf|png|jpe?g)\b/g,
  /№ \d+-[IVX]+/g,
  /\b(?:PDF|CSV|XLSX|JPEG|PNG|TIFF|Excel|Komek|Ctrl|Enter|Tab|Esc|Alt|Shift)\b/g,
  /\b(?:Headless)?Chrom(?:e|ium)\b|\b(?:Firefox|Safari|Edge|Opera|Windows|Linux|Android|macOS|iOS|iPhone)\b/g,
];

const GROUPS = Object.keys(en).join('|');
/** A key of the dictionaries, which is shown where its words are missing. */
const KEY = new RegExp(`(?<![\\w@./-])(?:${GROUPS})\\.[a-zA-Z]\\w*(?:\\.\\w+)*`, 'g');
/** What a program's inside looks like from the outside. */
const INSIDES = /undefined|\bNaN\b|\[object|Invalid Date|\bnull\b|%\{|\|\|\|\|/g;

/** Everything that a reader sees or a screen reader says, one text a line: title, text, and the labels of elements. */
async function readable(page: Page): Promise<string> {
  return page.evaluate(() => {
    const labels = [
      ...document.querySelectorAll('[aria-label], [title], [placeholder], [alt], [aria-description]'),
    ]
      .filter((element) => element.checkVisibility())
      .flatMap((element) =>
        ['aria-label', 'title', 'placeholder', 'alt', 'aria-description'].map(
          (name) => element.getAttribute(name) ?? '',
        ),
      );
    // Languages are named in themselves.
    const foreign = [...document.querySelectorAll<HTMLElement>('body [lang], [data-testid="language"]')]
      .filter(({ lang }) => lang !== document.documentElement.lang)
      .map(({ innerText }) => innerText);
    const text = foreign.reduce((all, one) => (one ? all.replace(one, ' ') : all), document.body.innerText);
    return [document.title, text, ...labels].join('\n');
  });
}

/** What nobody should read on this page: keys, insides, Latin words on a Kazakh or Russian screen, the wrong `lang`. */
export async function misreadings(page: Page, language: Language): Promise<string[]> {
  const text = await readable(page);
  const found = [
    ...(text.match(KEY) ?? []).map((key) => `missing key ${key}`),
    ...(text.match(INSIDES) ?? []).map((inside) => `on screen: ${inside}`),
  ];
  const told = await page.locator('html').getAttribute('lang');
  if (told !== language) found.push(`lang is ${told}`);
  if ((await page.title()).trim() === '') found.push('the tab has no title');
  if (language === 'en') return [...new Set(found)];
  const rest = LATIN_ALLOWED.reduce((left, allowed) => left.replace(allowed, ' '), text).replace(KEY, ' ');
  for (const line of rest.split('\n')) {
    const words = line.match(/[A-Za-z]{2,}/g);
    if (words) found.push(`Latin words: ${words.join(' ')} (in: ${line.trim().slice(0, 80)})`);
  }
  return [...new Set(found)];
}

/** How far the page is wider than the screen, in pixels; with the widest elements that stick out. */
export async function sidewaysScroll(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll('main *, header *, article *')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .slice(0, 3)
      .map((element) => `${element.tagName.toLowerCase()}.${String(element.className).split(' ').pop()}`);
    return [`scrolls sideways by ${scrollWidth - clientWidth} px: ${wide.join(', ')}`];
  });
}
