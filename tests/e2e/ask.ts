import type { Page } from 'playwright-core';

/** Asks the API as the person who sits at this page. */
export async function ask<Data>(
  page: Page,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Data> {
  const { data, errors } = await page.evaluate(
    async (body) => {
      const answer = await fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return (await answer.json()) as { data?: Data; errors?: unknown };
    },
    { query, variables },
  );
  if (!data || errors) throw new Error(JSON.stringify(errors));
  return data;
}

interface CasesData {
  readonly cases: {
    readonly nodes: readonly {
      readonly id: string;
      readonly notices: readonly { readonly version: number }[];
      readonly availableTransitions: readonly { readonly name: string; readonly allowed: boolean }[];
    }[];
  };
}

const CASES = `query ($filter: CaseFilter) { cases(first: 100, filter: $filter) {
  nodes { id notices { version } availableTransitions { name allowed } } } }`;

const rows = async (page: Page, filter: object) =>
  (await ask<CasesData>(page, CASES, { filter })).cases.nodes;

/** The path of the first case in this status that the person may see. */
export async function caseIn(page: Page, status: string): Promise<string> {
  const [found] = await rows(page, { status: [status] });
  if (!found) throw new Error(`There is no case in ${status}.`);
  return `/cases/${found.id}`;
}

/** The path of the first case for which the person may take this step now. */
export async function caseFor(page: Page, step: string, filter: object = {}): Promise<string> {
  const found = (await rows(page, filter)).find(({ availableTransitions }) =>
    availableTransitions.some(({ name, allowed }) => name === step && allowed),
  );
  if (!found) throw new Error(`There is no case for ${step}.`);
  return `/cases/${found.id}`;
}

/** The path of a signed notice on a page of its own. */
export async function noticeIn(page: Page, status: string): Promise<string> {
  const found = (await rows(page, { status: [status] })).find(({ notices }) => notices.length > 0);
  if (!found) throw new Error(`There is no notice in ${status}.`);
  return `/cases/${found.id}/papers/notice`;
}
