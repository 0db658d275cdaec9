import type { Prisma } from '../../prisma/client.ts';
import { CaseStatus } from '../../prisma/client.ts';
import type { CasesSorted } from './filter.ts';
import { directionOf } from './filter.ts';
import type { SortKey } from './sortKey.ts';

type Where = Prisma.CaseWhereInput;
type Order = Prisma.CaseOrderByWithRelationInput;
type Way = 'asc' | 'desc';

/** A column of the order: the rows that stand level with a place in it, and those that come after it. */
interface Step {
  /** The same column the other way round. */
  readonly turned: () => Step;
  readonly order: Order;
  readonly level: (key: SortKey) => Where;
  readonly after: (key: SortKey) => Where;
  /** Both of them, as one range: from it the database knows where in its index to begin. */
  readonly from: (key: SortKey) => Where;
}

const beyond = <Value>(way: Way, value: Value) => (way === 'asc' ? { gt: value } : { lt: value });
const reaching = <Value>(way: Way, value: Value) => (way === 'asc' ? { gte: value } : { lte: value });

type Column = 'id' | 'applicantId' | 'receivedAt' | 'statusChangedAt' | 'dueAt' | 'number';

const turn = (way: Way): Way => (way === 'asc' ? 'desc' : 'asc');

const by = (column: Column, way: Way): Step => ({
  turned: () => by(column, turn(way)),
  order: { [column]: way },
  level: (key) => ({ [column]: key[column] }),
  after: (key) => ({ [column]: beyond(way, key[column]) }),
  from: (key) => ({ [column]: reaching(way, key[column]) }),
});

const byName = (part: 'surname' | 'givenName', way: Way): Step => {
  const nameOf = ({ applicant }: SortKey): string => {
    if (!applicant) throw new Error('A place in the order of the names was read without the name.');
    return applicant[part];
  };
  return {
    turned: () => byName(part, turn(way)),
    order: { applicant: { [part]: way } },
    level: (key) => ({ applicant: { [part]: nameOf(key) } }),
    after: (key) => ({ applicant: { [part]: beyond(way, nameOf(key)) } }),
    from: (key) => ({ applicant: { [part]: reaching(way, nameOf(key)) } }),
  };
};

/** A stretch of a list that is read by one key; the stretches of a list follow one another. */
export interface Stretch {
  readonly where: Where;
  readonly orderBy: Order[];
  /** Whether that place lies in it. */
  readonly holds: (key: SortKey) => boolean;
  /** The rows that come after that place. */
  readonly after: (key: SortKey) => Where;
  /** The same stretch from its end to its beginning. */
  readonly turned: () => Stretch;
}

type Steps = readonly [Step, ...Step[]];

const stretch = (where: Where, holds: Stretch['holds'], steps: Steps): Stretch => ({
  where,
  holds,
  orderBy: steps.map(({ order }) => order),
  after: (key) => ({
    AND: [
      steps[0].from(key),
      {
        OR: steps.map((step, index) => ({
          AND: [...steps.slice(0, index).map(({ level }) => level(key)), step.after(key)],
        })),
      },
    ],
  }),
  turned: () => stretch(where, holds, steps.map(({ turned }) => turned()) as [Step, ...Step[]]),
});

const whole = (...steps: Steps): readonly Stretch[] => [stretch({}, () => true, steps)];

/** By a column that may be empty, then by key; those without it come last, whichever way (see casesOrder). */
const emptyLast = (column: 'dueAt' | 'number', way: Way): readonly Stretch[] => [
  stretch({ [column]: { not: null } }, (key) => key[column] !== null, [by(column, way), by('id', way)]),
  stretch({ [column]: null }, (key) => key[column] === null, [by('id', way)]),
];

/** The order of a list of cases (see casesOrder) as stretches that can each be read on from any of their rows. */
export function stretchesOf(sort: CasesSorted | null | undefined): readonly Stretch[] {
  const way = directionOf(sort);
  switch (sort?.field) {
    case 'STATUS_CHANGED_AT':
      return whole(by('statusChangedAt', way), by('id', way));
    case 'DUE_AT':
      return emptyLast('dueAt', way);
    case 'NUMBER':
      return emptyLast('number', way);
    case 'STATUS': {
      const states = Object.values(CaseStatus);
      return (way === 'asc' ? states : states.reverse()).map((status) =>
        stretch({ status }, (key) => key.status === status, [by('receivedAt', 'asc'), by('id', 'asc')]),
      );
    }
    case 'APPLICANT':
      return whole(byName('surname', way), byName('givenName', way), by('applicantId', way), by('id', way));
    default:
      return whole(by('receivedAt', way), by('id', way));
  }
}

/** The same list from its end to its beginning. */
export const turned = (stretches: readonly Stretch[]): readonly Stretch[] =>
  stretches.map((one) => one.turned()).reverse();
