import { describe, expect, it } from 'vitest';
import { cruise } from './cruise.ts';
import { IMPORT_RULES } from './importRules.ts';

describe('the direction of imports', () => {
  it('is kept by every file of the four rooms', async () => {
    const { summary, modules } = await cruise(['prisma', 'schema', 'server', 'admin'], IMPORT_RULES);
    expect(summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
    for (const room of ['prisma', 'schema', 'server', 'admin']) {
      const own = modules.filter(({ source }) => source.startsWith(`${room}/`));
      expect(own.filter(({ dependencies }) => dependencies.length > 0).length, room).toBeGreaterThan(5);
    }
  });

  it('is noticed when it is broken', async () => {
    const { summary } = await cruise(
      ['tests/support'],
      IMPORT_RULES.map((rule) => ({
        ...rule,
        from: { ...rule.from, ...(rule.from.path ? { path: '^tests/support/' } : {}) },
      })),
    );
    const broken = summary.violations.map(({ rule }) => rule.name);
    expect(broken).toContain('schema-imports-only-prisma');
    expect(broken).toContain('admin-imports-only-itself');
  });
});
