import type { ICruiseResult, IForbiddenRuleType } from 'dependency-cruiser';
import { cruise as read } from 'dependency-cruiser';

/** Reads the imports of these folders and judges them by the rules. */
export async function cruise(
  folders: readonly string[],
  forbidden: IForbiddenRuleType[],
): Promise<ICruiseResult> {
  const { output } = await read(
    [...folders],
    {
      ruleSet: { forbidden },
      validate: true,
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '^(admin/(dist|generated)|prisma/generated/client/internal)/' },
      tsPreCompilationDeps: true,
    },
    {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
      conditionNames: ['import', 'node', 'default'],
      exportsFields: ['exports'],
    },
  );
  return output as ICruiseResult;
}
