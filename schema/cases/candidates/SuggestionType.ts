import { builder } from '../../builder.ts';
import type { Suggestion } from './suggest.ts';

/** Why somebody is suggested: `{ code, params }`, as it is also kept with the resolution. */
export const SuggestionType = builder.objectRef<Pick<Suggestion, 'code' | 'params'>>('Suggestion').implement({
  description: 'Why the system suggests this executor; translate by the code.',
  fields: (t) => ({
    code: t.exposeString('code', {
      description:
        'ONLY_ONE_PRESENT, FEWEST_LATE, FEWEST_DUE, FEWEST_OPEN, LONGEST_WITHOUT or FIRST_BY_NAME.',
    }),
    params: t.field({
      type: 'JSON',
      description: 'The numbers of the suggested and of the next: `chosen`, `next`, `until`, `present`.',
      resolve: ({ params }) => params,
    }),
  }),
});
