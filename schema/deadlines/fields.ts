import { isPublic } from '../access/directives.ts';
import { builder } from '../builder.ts';
import { isWorkingTime, OFFICE_ZONE } from './officeHours.ts';

const ServerTimeType = builder.objectRef<Date>('ServerTime').implement({
  description: "The server's clock, the only source of times (I-29).",
  fields: (t) => ({
    now: t.field({ type: 'DateTime', description: 'Now.', resolve: (now) => now }),
    zone: t.string({ description: 'The zone of all offices.', resolve: () => OFFICE_ZONE }),
    workingTime: t.boolean({
      description: 'Whether it is within the office hours of a working day (Regulation app. 1).',
      resolve: isWorkingTime,
    }),
  }),
});

builder.queryField('serverTime', (t) =>
  t.field({
    type: ServerTimeType,
    description: "The server's clock.",
    directives: isPublic,
    resolve: (_root, _args, context) => context.now(),
  }),
);
