import type { Answer } from './world.ts';

/** The code of an answer's only error; of a refused step the refusal's own; null when there is no error. */
export function codeOf({ errors }: Answer): string | null {
  const [error, ...more] = errors ?? [];
  if (!error) return null;
  if (more.length > 0) throw new Error(`More than one error: ${JSON.stringify(errors)}`);
  const { code, refusal } = error.extensions as { code: string; refusal?: { code: string } };
  return code === 'TRANSITION_REFUSED' ? (refusal?.code ?? 'without a refusal') : code;
}

/** The `path: code` of each field that VALIDATION_FAILED names; throws for any other answer. */
export function problemsOf(answer: Answer): string[] {
  const [error] = answer.errors ?? [];
  if (!error || codeOf(answer) !== 'VALIDATION_FAILED')
    throw new Error(`No fields: ${JSON.stringify(answer)}`);
  const { fields } = error.extensions as unknown as { fields: { path: string; code: string }[] };
  return fields.map(({ path, code }) => `${path}: ${code}`);
}

/** One root field of an answer without errors; throws when there is one. */
export function found<Shape = Record<string, unknown>>(answer: Answer, field: string): Shape {
  if (answer.errors) throw new Error(`${field}: ${JSON.stringify(answer.errors)}`);
  return answer.data?.[field] as Shape;
}
