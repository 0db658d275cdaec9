import { builder } from '../../builder.ts';
import '../../offices/Office.ts';
import { OfficeHoursType } from '../graphqlTypes.ts';
import { STANDARD_HOURS } from '../officeHours.ts';
import type { OfficeHours } from '../types.ts';

const select = { opensAt: true, lunchFrom: true, lunchTo: true, closesAt: true } as const;

/** An office's own hours from its four columns, or null where the standard ones hold (Regulation app. 1). */
function ownHours(office: { readonly [Name in keyof OfficeHours]: number | null }): OfficeHours | null {
  const { opensAt, lunchFrom, lunchTo, closesAt } = office;
  return opensAt === null || lunchFrom === null || lunchTo === null || closesAt === null
    ? null
    : { opensAt, lunchFrom, lunchTo, closesAt };
}

builder.prismaObjectFields('Office', (t) => ({
  hours: t.field({
    type: OfficeHoursType,
    select,
    description: 'Its working hours.',
    resolve: (office) => ownHours(office) ?? STANDARD_HOURS,
  }),
  ownHours: t.boolean({
    select,
    description: 'Whether they are its own; else the standard ones.',
    resolve: (office) => ownHours(office) !== null,
  }),
}));
