import type { IForbiddenRuleType } from 'dependency-cruiser';

const only = (room: string, allowed: readonly string[]): IForbiddenRuleType => ({
  name: `${room}-imports-only-${allowed.length > 0 ? allowed.join('-and-') : 'itself'}`,
  severity: 'error',
  from: { path: `^${room}/` },
  to: {
    path: '^(admin|prisma|schema|server|tests)/',
    pathNot: `^(${[room, ...allowed].join('|')})/`,
  },
});

/** Imports run one way: admin ··GraphQL only··▶ server ──▶ schema ──▶ prisma; tests may import everything. */
export const IMPORT_RULES: IForbiddenRuleType[] = [
  only('prisma', []),
  only('schema', ['prisma']),
  only('server', ['schema', 'prisma']),
  only('admin', []),
  {
    name: 'every-import-resolves',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'no-build-tools-at-run-time',
    severity: 'error',
    from: {
      path: '^(prisma|schema|server)/',
      pathNot: '^((prisma/(generate|newMigration)|server/(dev|build))[.]ts|server/bundle[.]mjs)$',
    },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'guards-judge-plain-facts',
    severity: 'error',
    from: { path: '^schema/cases/workflow/(guards|decide|refusals)[.]ts$' },
    to: {
      path: '^(schema/(context|transaction|notifications|builder)|prisma/)',
      dependencyTypesNot: ['type-only'],
    },
  },
];
