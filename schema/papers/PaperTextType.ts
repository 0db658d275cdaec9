import { builder } from '../builder.ts';
import { PaperLanguageEnum } from '../enums.ts';
import type { PaperFact, PaperText } from './paper.ts';

const PaperFactType = builder.objectRef<PaperFact>('PaperFact').implement({
  description: 'A labelled line of a paper.',
  fields: (t) => ({
    label: t.exposeString('label', { description: 'What.' }),
    value: t.exposeString('value', { description: 'The value.' }),
  }),
});

/** What a paper says in one language, line by line. */
export const PaperTextType = builder.objectRef<PaperText>('PaperText').implement({
  description: 'What a paper says in one language: its lines (Regulation app. 3 and 4).',
  fields: (t) => ({
    language: t.expose('language', { type: PaperLanguageEnum, description: 'Its language (I-26).' }),
    title: t.exposeString('title', { description: 'Heading.' }),
    letterhead: t.stringList({ description: 'The office.', resolve: ({ letterhead }) => [...letterhead] }),
    addressee: t.stringList({
      description: 'The person and the address.',
      resolve: ({ addressee }) => [...addressee],
    }),
    body: t.stringList({ description: 'Paragraphs.', resolve: ({ body }) => [...body] }),
    facts: t.field({
      type: [PaperFactType],
      description: 'Labelled lines.',
      resolve: ({ facts }) => [...facts],
    }),
    signature: t.stringList({
      description: 'The lines at the end.',
      resolve: ({ signature }) => [...signature],
    }),
  }),
});
