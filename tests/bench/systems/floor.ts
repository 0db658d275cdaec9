import { join } from 'node:path';
import { httpRequest } from '../../load/connection.ts';
import { freePort, start } from '../../load/processes.ts';
import { type PlainCase, plainCounts, plainTime, type Subjects, type System } from './system.ts';

interface FloorEvent {
  readonly at: string;
}

const plainCase = (found: PlainCase): PlainCase => ({ ...found, receivedAt: plainTime(found.receivedAt) });

/** Starts the floor over a database, on that Node. */
export async function startFloor(databaseUrl: string, subjects: Subjects, node: string): Promise<System> {
  const port = await freePort();
  const process_ = await start({
    command: node,
    args: ['--import', 'tsx', join(import.meta.dirname, 'floorServer.ts')],
    env: { PORT: String(port), DATABASE_URL: databaseUrl, NODE_ENV: 'production' },
    ready: /ready/,
  });
  const requests = {
    Q1: subjects.offices.map(({ id }) => httpRequest('GET', `/list/${id}`)),
    Q2: subjects.cases.map(({ id }) => httpRequest('GET', `/case/${id}`)),
    Q3: [httpRequest('GET', '/counts')],
  };
  return {
    name: 'floor',
    port,
    process: process_,
    requests: (question) => requests[question],
    step: ({ id, version }) => httpRequest('GET', `/step/${id}/${version}`),
    plain(question, body) {
      if (question === 'Q1') {
        const list = body as { readonly totalCount: number; readonly nodes: readonly PlainCase[] };
        return { ...list, nodes: list.nodes.map(plainCase) };
      }
      if (question === 'Q2') {
        const found = body as PlainCase & { readonly history: readonly FloorEvent[] };
        return {
          ...plainCase(found),
          history: found.history.map((event) => ({ ...event, at: plainTime(event.at) })),
        };
      }
      if (question === 'Q3') return plainCounts(body as Parameters<typeof plainCounts>[0]);
      return body;
    },
  };
}
