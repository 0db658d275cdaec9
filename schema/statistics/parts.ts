import type { GraphQLResolveInfo } from 'graphql';
import type { PrismaClient } from '../../prisma/client.ts';
import { fieldsAsked } from '../fieldsAsked.ts';
import type { StatisticsGroup } from './CaseStatisticsType.ts';
import type { Chosen } from './chosenCases.ts';
import { type ClockRow, clockFigures } from './clockFigures.ts';
import type { CountRow } from './countFigures.ts';
import {
  backlogFigures,
  intakeFigures,
  noticeFiguresOf,
  onTimeFigures,
  stepFigures,
} from './groupFigures.ts';
import type { GroupKeys } from './groupKeys.ts';
import { type GroundRow, groundFigures, type NoticeRow, noticeFigures } from './noticeFigures.ts';

/** What a query asks of any group; only that is computed. */
export interface FiguresAsked {
  readonly groups: boolean;
  readonly total: boolean;
  readonly people: boolean;
  readonly intake: boolean;
  readonly backlog: boolean;
  readonly clocks: boolean;
  readonly onTime: boolean;
  readonly notices: boolean;
  readonly grounds: boolean;
  /** Nothing but how many cases there are. */
  readonly onlyCases: boolean;
}

/** What the query asks of its groups and of all cases together. */
export function figuresAsked(info: GraphQLResolveInfo): FiguresAsked {
  const answer = fieldsAsked(info);
  const figures = new Set([...fieldsAsked(info, 'groups'), ...fieldsAsked(info, 'total')]);
  const notices = new Set([
    ...fieldsAsked(info, 'groups', 'notices'),
    ...fieldsAsked(info, 'total', 'notices'),
  ]);
  const others = ['people', 'intake', 'backlog', 'clocks', 'onTime', 'notices'];
  return {
    onlyCases: !others.some((name) => figures.has(name)),
    groups: answer.has('groups') || answer.has('suppressed'),
    total: answer.has('total'),
    people: figures.has('people'),
    intake: figures.has('intake'),
    backlog: figures.has('backlog'),
    clocks: figures.has('clocks'),
    onTime: figures.has('onTime'),
    notices: figures.has('notices'),
    grounds: notices.has('grounds'),
  };
}

/** The figures that need other tables, found by group; null: not asked. */
export interface Parts {
  readonly clocks: ((row: CountRow) => readonly ClockRow[]) | null;
  readonly everyStep: boolean;
  readonly onTime: boolean;
  readonly notices: ((row: CountRow) => NoticeRow | undefined) | null;
  readonly grounds: (row: CountRow) => readonly GroundRow[];
  readonly intake: boolean;
  readonly backlog: boolean;
}

/** Reads the figures that need other tables: a statement for the clocks, one for the notices, one for their grounds. */
export async function partsOf(
  db: PrismaClient,
  chosen: Chosen,
  asked: FiguresAsked,
  peopleBehind: boolean,
): Promise<Parts> {
  const { total } = asked;
  const clocks =
    asked.clocks || asked.onTime
      ? byGroup(await clockFigures(db, chosen, { everyStep: asked.clocks, peopleBehind, total }))
      : null;
  const notices = asked.notices ? byGroup(await noticeFigures(db, chosen, { peopleBehind, total })) : null;
  const grounds = asked.grounds ? byGroup(await groundFigures(db, chosen, { peopleBehind, total })) : null;
  return {
    clocks,
    everyStep: asked.clocks,
    onTime: asked.onTime,
    notices: notices && ((row) => notices(row)[0]),
    grounds: grounds ?? (() => []),
    intake: asked.intake,
    backlog: asked.backlog,
  };
}

/** Finds the rows of a group, or of all cases together. */
function byGroup<Row extends { readonly isTotal: boolean; readonly key: string }>(
  rows: readonly Row[],
): (row: CountRow) => readonly Row[] {
  const named = (row: { readonly isTotal: boolean; readonly key: string }) => (row.isTotal ? '' : row.key);
  const found = new Map<string, Row[]>();
  for (const row of rows) found.set(named(row), [...(found.get(named(row)) ?? []), row]);
  return (row) => found.get(named(row)) ?? [];
}

/** The figures of a group: all but its keys. */
export type Figures = Omit<StatisticsGroup, keyof GroupKeys>;

/** Of no cases, or kept back. */
export const NO_FIGURES: Figures = {
  suppressed: false,
  cases: null,
  people: null,
  onTime: null,
  clocks: null,
  notices: null,
  backlog: null,
  intake: null,
};

/** The figures of a group that were asked; none where they are kept back. */
export function figuresOf(row: CountRow, parts: Parts, suppressed: boolean): Figures {
  if (suppressed) return { ...NO_FIGURES, suppressed };
  const clocks = parts.clocks?.(row);
  return {
    suppressed,
    cases: row.cases,
    people: row.people ?? null,
    onTime: clocks && parts.onTime ? onTimeFigures(clocks) : null,
    clocks: clocks && parts.everyStep ? stepFigures(clocks) : null,
    notices: parts.notices ? noticeFiguresOf(parts.notices(row), parts.grounds(row)) : null,
    backlog: parts.backlog ? backlogFigures(row) : null,
    intake: parts.intake ? intakeFigures(row) : null,
  };
}
