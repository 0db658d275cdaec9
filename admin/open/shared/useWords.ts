import { createContext, use } from 'react';
import { kk } from '../words/kk.ts';
import type { OpenLanguage, OpenWords } from '../words/words.ts';

/** What is read now. */
export interface Spoken {
  readonly language: OpenLanguage;
  readonly words: OpenWords;
}

/** Gives the language to everything below. */
export const SpokenContext = createContext<Spoken>({ language: 'kk', words: kk });

/** The words in the language that is read now. */
export const useWords = (): Spoken => use(SpokenContext);
