import { hasRole } from '../access/directives.ts';
import { requireRole } from '../access/enforce.ts';
import { builder } from '../builder.ts';
import { type Head, headOf } from './blocks.ts';
import { FINDING_KINDS, type Finding, type FindingKind } from './findings.ts';
import { type ToldVerification, verifyOnce } from './verifyOnce.ts';

/** Those who look after the system or over the offices. */
const AUDITORS = ['ADMIN', 'OVERSEER'] as const;

const HistoryFindingKind = builder.enumType('HistoryFindingKind', {
  description: 'What is wrong with the history.',
  values: Object.fromEntries(
    Object.entries(FINDING_KINDS).map(([kind, description]) => [kind, { description }]),
  ) as Record<FindingKind, { description: string }>,
});

const HistoryFindingType = builder.objectRef<Finding>('HistoryFinding').implement({
  description: 'One thing that is wrong with the history, and its place as far as it can be told.',
  fields: (t) => ({
    kind: t.field({ type: HistoryFindingKind, description: 'What is wrong.', resolve: ({ kind }) => kind }),
    number: t.float({
      nullable: true,
      description: 'The number of the row in the one order of history and access log.',
      resolve: ({ number }) => number ?? null,
    }),
    caseId: t.id({ nullable: true, description: 'The case.', resolve: ({ caseId }) => caseId ?? null }),
    seq: t.int({ nullable: true, description: 'Which step of the case.', resolve: ({ seq }) => seq ?? null }),
    block: t.int({ nullable: true, description: 'The sealed block.', resolve: ({ block }) => block ?? null }),
    at: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When, as far as it says so itself.',
      resolve: ({ at }) => at ?? null,
    }),
  }),
});

const HistoryHeadType = builder.objectRef<Head>('HistoryHead').implement({
  description: 'What a sealed block of history says of itself; it also stands outside the database.',
  fields: (t) => ({
    block: t.int({ description: '1, 2, 3 ...', resolve: ({ block }) => block }),
    rows: t.int({ description: 'How many rows it holds.', resolve: ({ rows }) => rows }),
    upTo: t.float({ description: 'The number of its last row.', resolve: ({ upTo }) => upTo }),
    hash: t.string({
      description: 'SHA-256 over it and the hash of the block before, hex.',
      resolve: ({ hash }) => hash,
    }),
    keyId: t.string({ description: 'The key that sealed it.', resolve: ({ seal }) => seal.keyId }),
    sealedAt: t.field({
      type: 'DateTime',
      description: 'When.',
      resolve: ({ sealedAt }) => new Date(sealedAt),
    }),
  }),
});

const HistoryVerificationType = builder.objectRef<ToldVerification>('HistoryVerification').implement({
  description: 'Whether the history is as it was written, and what was looked at.',
  fields: (t) => ({
    intact: t.boolean({
      description: 'Whether nothing is wrong.',
      resolve: ({ findings }) => findings.count === 0,
    }),
    findings: t.field({
      type: [HistoryFindingType],
      description: 'What is wrong, the first of it one by one.',
      resolve: ({ findings }) => findings.told,
    }),
    findingCount: t.int({ description: 'How much is wrong.', resolve: ({ findings }) => findings.count }),
    steps: t.int({ description: 'Steps of cases that were looked at.', resolve: ({ events }) => events }),
    entries: t.int({
      description: 'Entries of the access log that were looked at.',
      resolve: ({ entries }) => entries,
    }),
    blocks: t.int({ description: 'Sealed blocks that were looked at.', resolve: ({ blocks }) => blocks }),
    unsealed: t.int({
      description: 'Rows that no block holds yet: that none of them is missing cannot be proven.',
      resolve: ({ unsealed }) => unsealed,
    }),
    last: t.field({
      type: HistoryHeadType,
      nullable: true,
      description: 'The last block.',
      resolve: ({ last }) => last,
    }),
    witnessed: t.field({
      type: HistoryHeadType,
      nullable: true,
      description: 'The last head that this server keeps outside the database.',
      resolve: ({ witnessed }) => witnessed,
    }),
    verifiedAt: t.field({
      type: 'DateTime',
      description: 'When the proof began.',
      resolve: ({ verifiedAt }) => verifiedAt,
    }),
  }),
});

builder.queryField('verifyAudit', (t) =>
  t.field({
    type: HistoryVerificationType,
    description:
      'Proves the history of the cases and the access log: every step against the chain of its case, every sealed row against its block, every block against its seal and its head outside the database (I-37, I-38). It is logged, and takes a while: some seconds for 100,000 rows.',
    directives: hasRole(...AUDITORS),
    args: {
      since: t.arg({
        type: 'DateTime',
        description: 'Only what was sealed from then on, and what is not sealed yet; everything without it.',
      }),
    },
    resolve: (_root, { since }, context) =>
      verifyOnce(context, requireRole(context.actor, AUDITORS), since ?? null),
  }),
);

builder.queryField('historyHead', (t) =>
  t.field({
    type: HistoryHeadType,
    nullable: true,
    description: 'The last sealed block of the history; null while there is none.',
    directives: hasRole(...AUDITORS),
    resolve: async (_root, _args, { db }) => {
      const block = await db.historyBlock.findFirst({ orderBy: { number: 'desc' } });
      return block && headOf(block);
    },
  }),
);
