import type { ExportWords } from './ExportWords.ts';
import { en } from './en.ts';
import { kk } from './kk.ts';
import { ru } from './ru.ts';

/** The language of a file's headings. */
export type ExportLanguage = 'KK' | 'RU' | 'EN';

/** The words of each language. */
export const EXPORT_WORDS: Readonly<Record<ExportLanguage, ExportWords>> = { KK: kk, RU: ru, EN: en };
