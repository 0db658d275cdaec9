import type { Prisma } from '../../prisma/client.ts';
import { CaseStatus } from '../../prisma/client.ts';
import type { CasesSorted } from '../cases/filter.ts';
import { directionOf } from '../cases/filter.ts';
import type { SortKey } from './readCase.ts';

type Where = Prisma.CaseWhereInput;
type Order = Prisma.CaseOrderByWithRelationInput;
type Way = 'asc' | 'desc';

/** A column of the order: the rows that stand level with a place in it, and those that come after it. */
interface Step {
  readonly order: Order;
  readonly level: (key: SortKey) => Where;
  readonly after: (key: SortKey) => Where;
  /** Both of them, as one range: from it the database knows where in its index to begin. */
  readonly from: (key: SortKey) => Where;
}

/** A stretch of a list that is read by one key; the stretches of a list follow one another. */
export interface Stretch {
  readonly where: Where;
  readonly orderBy: Order[];
  /** The rows that come after that place. */
  readonly after: (key: SortKey) => Where;
}

const beyond = <Value>(way: Way, value: Value) => (way === 'asc' ? { gt: value } : { lt: value });
const reaching = <Value>(way: Way, value: Value) => (way === 'asc' ? { gte: value } : { lte: value });

type Column = 'id' | 'applicantId' | 'receivedAt' | 'statusChangedAt' | 'dueAt' | 'number';

const by = (column: Column, way: Way): Step => ({
  order: { [column]: way },
  level: (key) => ({ [column]: key[column] }),
  after: (key) => ({ [column]: beyond(way, key[column]) }),
  from: (key) => ({ [column]: reaching(way, key[column]) }),
});

const byName = (part: 'surname' | 'givenName', way: Way): Step => ({
  order: { applicant: { [part]: way } },
  level: ({ applicant }) => ({ applicant: { [part]: applicant[part] } }),
  after: ({ applicant }) => ({ applicant: { [part]: beyond(way, applicant[part]) } }),
  from: ({ applicant }) => ({ applicant: { [part]: reaching(way, applicant[part]) } }),
});

const stretch = (where: Where, steps: readonly [Step, ...Step[]]): Stretch => ({
  where,
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
});

/** The order of a list of cases (see casesOrder) as stretches that can each be read on from any of their rows. */
export function stretchesOf(sort: CasesSorted | null): readonly Stretch[] {
  const way = directionOf(sort);
  switch (sort?.field) {
    case 'STATUS_CHANGED_AT':
      return [stretch({}, [by('statusChangedAt', way), by('id', way)])];
    case 'DUE_AT':
      return [
        stretch({ dueAt: { not: null } }, [by('dueAt', way), by('id', way)]),
        stretch({ dueAt: null }, [by('id', way)]),
      ];
    case 'NUMBER':
      return [
        stretch({ number: { not: null } }, [by('number', way), by('id', way)]),
        stretch({ number: null }, [by('id', way)]),
      ];
    case 'STATUS': {
      const states = Object.values(CaseStatus);
      return (way === 'asc' ? states : states.reverse()).map((status) =>
        stretch({ status }, [by('receivedAt', 'asc'), by('id', 'asc')]),
      );
    }
    case 'APPLICANT':
      return [
        stretch({}, [
          byName('surname', way),
          byName('givenName', way),
          by('applicantId', way),
          by('id', way),
        ]),
      ];
    default:
      return [stretch({}, [by('receivedAt', way), by('id', way)])];
  }
}
