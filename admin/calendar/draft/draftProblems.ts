import type { FieldProblem, Problem } from '../../providers/problem.ts';
import { yearOf } from '../year/monthGrid.ts';
import type { ChangeKey, Draft } from './draft.ts';

const pathOf = ({ path }: FieldProblem): string => path.replace(/^input\.?/, '');

/** Where a change stands in the input; -1 when the draft does not have it. */
function placeOf(draft: Draft, key: ChangeKey): number {
  switch (key.part) {
    case 'openYears':
      return draft.openYears.indexOf(key.year);
    case 'days':
      return draft.days.findIndex(({ date }) => date === key.date);
    case 'limits':
      return draft.limits.findIndex(
        ({ code, validFrom }) => code === key.code && validFrom === key.validFrom,
      );
    case 'hours':
      return draft.hours.findIndex(({ office }) => office.id === key.officeId);
  }
}

/** What the server found wrong with one change of the draft; the paths are those within the change, '' is all of it. */
export function changeProblems(problem: Problem, draft: Draft, key: ChangeKey): readonly FieldProblem[] {
  const places = [`${key.part}.${placeOf(draft, key)}`];
  // A year is opened by its first day of Kurban Ait: what is wrong with that day is wrong with the year.
  if (key.part === 'openYears')
    places.push(
      ...draft.days.flatMap(({ date }, index) => (yearOf(date) === key.year ? [`days.${index}`] : [])),
    );
  return problem.fields.flatMap((field) => {
    const path = pathOf(field);
    const place = places.find((one) => path === one || path.startsWith(`${one}.`));
    return place === undefined ? [] : [{ ...field, path: path.slice(place.length + 1) }];
  });
}

/** What is wrong with the draft as a whole. */
export const wholeProblems = (problem: Problem): readonly FieldProblem[] =>
  problem.fields.filter((field) => !/^(openYears|days|limits|hours)\.\d/.test(pathOf(field)));
