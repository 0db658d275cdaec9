import { asApplication } from '../../../prisma/readingFor.ts';
import { hasRole } from '../../access/directives.ts';
import { builder } from '../../builder.ts';
import { LimitCodeEnum } from '../../enums.ts';
import { OfficeType } from '../../offices/Office.ts';
import { DeadlineChangeInput } from './changeInputType.ts';
import {
  type DeadlineChangePreview,
  type PreviewedClock,
  type PreviewedStep,
  previewChange,
} from './previewChange.ts';

const PreviewedClockType = builder.objectRef<PreviewedClock>('PreviewedClock').implement({
  description: 'What a change would do to one open clock; no person.',
  fields: (t) => ({
    id: t.exposeID('id', { description: "The clock's key." }),
    step: t.expose('step', { type: LimitCodeEnum, description: 'Which limit.' }),
    caseNumber: t.exposeString('caseNumber', { description: "Its case's number, else the akim's." }),
    office: t.prismaField({
      type: OfficeType,
      description: 'Whose officials answer for it.',
      resolve: (query, { officeId }, _args, { db }) =>
        db.office.findUniqueOrThrow({ ...query, where: { id: officeId } }),
    }),
    dueBefore: t.expose('dueBefore', { type: 'DateTime', description: 'Due until now.' }),
    dueAfter: t.expose('dueAfter', { type: 'DateTime', description: 'Due then.' }),
    shiftMinutes: t.exposeInt('shiftMinutes', { description: 'Minutes of the wall clock; positive: later.' }),
  }),
});

const PreviewedStepType = builder.objectRef<PreviewedStep>('PreviewedStep').implement({
  description: 'What a change would do to the open clocks of one step.',
  fields: (t) => ({
    step: t.expose('step', { type: LimitCodeEnum, description: 'Which limit.' }),
    moved: t.exposeInt('moved', { description: 'How many move.' }),
    later: t.exposeInt('later', { description: 'How many of them are due later.' }),
    earlier: t.exposeInt('earlier', { description: 'How many of them are due earlier.' }),
    largestShiftMinutes: t.exposeInt('largestShiftMinutes', {
      description: 'The largest shift, in minutes of the wall clock; positive: later.',
    }),
  }),
});

const DeadlineChangePreviewType = builder
  .objectRef<DeadlineChangePreview>('DeadlineChangePreview')
  .implement({
    description: 'A dry run: nothing was changed.',
    fields: (t) => ({
      revision: t.exposeInt('revision', { description: 'The revision that it was laid against.' }),
      examined: t.exposeInt('examined', { description: 'Open clocks.' }),
      moved: t.exposeInt('moved', { description: 'How many would move.' }),
      later: t.exposeInt('later', { description: 'How many of them would be due later.' }),
      earlier: t.exposeInt('earlier', { description: 'How many of them would be due earlier.' }),
      becomeLate: t.exposeInt('becomeLate', { description: 'In time now, late then.' }),
      noLongerLate: t.exposeInt('noLongerLate', { description: 'Late now, in time then.' }),
      steps: t.expose('steps', { type: [PreviewedStepType], description: 'The steps of which clocks move.' }),
      clocks: t.expose('clocks', {
        type: [PreviewedClockType],
        description: 'The first hundred, the largest shift first.',
      }),
    }),
  });

builder.queryField('deadlineChangePreview', (t) =>
  t.field({
    type: DeadlineChangePreviewType,
    description: 'A dry run: which open clocks a change would move, and by how much; nothing is written.',
    directives: hasRole('ADMIN'),
    args: { input: t.arg({ type: DeadlineChangeInput, required: true, description: 'The change.' }) },
    // Of every open clock, and of no person (I-16).
    resolve: (_root, { input }, { db, now }) => previewChange(asApplication(db), input, now()),
  }),
);
