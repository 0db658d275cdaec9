const PROBLEMS = ['DOWN', 'CANCELLED', 'REFUSED', 'EXPIRED', 'NO_ACCOUNT', 'OTHER_PERSON'] as const;

/** The key of the words for what the way to the provider ended with; null for anything else that an address may hold. */
export function providerProblem(code: string | null): string | null {
  const known = PROBLEMS.find((one) => one === code);
  return known ? `provider.problem.${known}` : null;
}
