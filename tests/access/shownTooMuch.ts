import {
  type GraphQLObjectType,
  type GraphQLOutputType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { FIELDS, leastFor, type PlaceName, READS, type ReaderName, reaches } from './oracle.ts';
import type { Place } from './places.ts';

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

/** What was shown of a case that one may not read so far, and fields of a case about which nothing is said. */
export function shownTooMuch(
  reader: ReaderName,
  places: readonly Place[],
  type: GraphQLOutputType,
  value: unknown,
): string[] {
  const wrong = new Set<string>();

  function look(of: GraphQLOutputType, answer: unknown, place: PlaceName | null): void {
    if (isEmpty(answer)) return;
    if (isNonNullType(of)) look(of.ofType, answer, place);
    else if (isListType(of)) for (const one of answer as unknown[]) look(of.ofType, one, place);
    else if (isObjectType(of)) lookInto(of, answer as Record<string, unknown>, place);
  }

  function lookInto(of: GraphQLObjectType, answer: Record<string, unknown>, around: PlaceName | null): void {
    const found = of.name === 'Case' ? places.find(({ caseId }) => caseId === answer.id) : undefined;
    const place = (found?.name as PlaceName | undefined) ?? around;
    for (const field of Object.values(of.getFields())) {
      const inner = answer[field.name];
      if (isEmpty(inner)) continue;
      const least = leastFor(of.name, field.name);
      if (least === null) wrong.add(`${of.name}.${field.name} stands nowhere in the oracle`);
      else if (place && of.name in FIELDS) {
        if (!reaches(READS[reader][place], least))
          wrong.add(`${reader} is shown ${of.name}.${field.name} of ${place}`);
      }
      look(field.type, inner, place);
    }
  }
  look(type, value, null);
  return [...wrong];
}
