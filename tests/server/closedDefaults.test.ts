import { getIntrospectionQuery } from 'graphql';
import { describe, expect, it } from 'vitest';
import { ask, codesOf, keptLog, ORIGIN, post, tinyApp } from '../support/tinyApp.ts';

const app = tinyApp();
const open = tinyApp({ config: { production: false } });
const HELLO = { query: '{ hello }' };

describe('the API lets in', () => {
  it('a POST of JSON from its own origin', async () => {
    expect(await ask(app, post(HELLO))).toMatchObject({ status: 200, data: { hello: 'salem' } });
  });

  it('a POST of JSON from a program, which has no origin', async () => {
    expect(await ask(app, post(HELLO, { origin: null }))).toMatchObject({
      status: 200,
      data: { hello: 'salem' },
    });
  });

  it('what Apollo Client accepts', async () => {
    const accept = 'application/graphql-response+json,application/json;q=0.9';
    expect(await ask(app, post(HELLO, { accept }))).toMatchObject({ status: 200, data: { hello: 'salem' } });
  });
});

describe('the API refuses', () => {
  it.each([
    ['GET', 405],
    ['PUT', 405],
    ['DELETE', 405],
    ['OPTIONS', 405],
  ])('%s', async (method, status) => {
    const answer = await ask(app, post(HELLO, {}, { method, path: '/graphql?query={hello}' }));
    expect(answer.status).toBe(status);
    expect(answer.headers.get('allow')).toBe('POST');
    expect(answer.data).toBeUndefined();
  });

  it.each([
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/graphql',
    'text/plain',
    'text/plain; application/json',
    'application/json; charset=utf-16',
    'application/graphql+json',
    null,
  ])('a body of %s', async (type) => {
    expect((await ask(app, post(HELLO, { 'content-type': type }))).status).toBe(415);
  });

  it('a compressed body, whose size nobody could bound', async () => {
    expect((await ask(app, post(HELLO, { 'content-encoding': 'gzip' }))).status).toBe(415);
  });

  it.each([
    'https://evil.example',
    'null',
    'http://localhost:8081',
    'https://localhost:8080',
    `${ORIGIN}.evil.example`,
    ORIGIN.toUpperCase(),
  ])('the origin %s', async (origin) => {
    const answer = await ask(app, post(HELLO, { origin }));
    expect(answer.status).toBe(403);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
  });

  it('a page of another site even when it hides its origin', async () => {
    expect((await ask(app, post(HELLO, { origin: null, 'sec-fetch-site': 'cross-site' }))).status).toBe(403);
    expect((await ask(app, post(HELLO, { origin: null, 'sec-fetch-site': 'same-site' }))).status).toBe(403);
  });

  it('a caller that takes neither JSON nor an event stream', async () => {
    expect((await ask(app, post(HELLO, { accept: 'text/html' }))).status).toBe(406);
    expect((await ask(app, post(HELLO, { accept: 'multipart/mixed, application/json' }))).status).toBe(406);
  });

  it('a query that asks for an event stream, and a subscription that asks for none', async () => {
    const query = await app.fetch(post(HELLO, { accept: 'text/event-stream' }));
    expect(query.status).toBe(406);
    expect(await query.text()).not.toContain('salem');
    expect(await ask(app, post({ query: 'subscription { ticks }' }))).toMatchObject({ status: 406 });
  });

  it('several operations in one request', async () => {
    const answer = await ask(app, post([HELLO, HELLO]));
    expect(answer.status).toBe(400);
    expect(codesOf(answer)).toEqual(['BAD_REQUEST']);
  });

  it('a body that is not JSON, without repeating it', async () => {
    const answer = await ask(app, post('{"query": "{ hello }", 900615300123'));
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer)).not.toContain('900615300123');
  });

  it('a parameter that GraphQL over HTTP does not know', async () => {
    expect((await ask(app, post({ ...HELLO, persisted: true }))).status).toBe(400);
  });

  it('any path but its own', async () => {
    expect((await ask(app, post(HELLO, {}, { path: '/health' }))).status).toBe(404);
    expect((await ask(app, post(HELLO, {}, { path: '/graphql/x' }))).status).toBe(404);
  });
});

describe('the size of a request', () => {
  it('is at most 100 kB by its own statement', async () => {
    const answer = await ask(app, post({ ...HELLO, variables: { x: 'y'.repeat(100_001) } }));
    expect(answer.status).toBe(413);
    expect(codesOf(answer)).toEqual(['BAD_REQUEST']);
  });

  it('is counted while it arrives when it states none', async () => {
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 10_000;
        controller.enqueue(new TextEncoder().encode(' '.repeat(10_000)));
        if (sent > 10_000_000) controller.close();
      },
    });
    const request = new Request(`${ORIGIN}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      duplex: 'half',
    } as RequestInit);
    const answer = await ask(app, request);
    expect(answer.status).toBe(413);
    expect(answer.headers.get('connection')).toBe('close');
    expect(sent).toBeLessThan(300_000);
  });
});

describe('the shape of the schema', () => {
  it('is not told in production', async () => {
    for (const query of [
      getIntrospectionQuery(),
      '{ __schema { types { name } } }',
      '{ __type(name: "Query") { name } }',
    ]) {
      const answer = await ask(app, post({ query }, { accept: 'application/graphql-response+json' }));
      expect(answer.status).toBe(400);
      expect(answer.data).toBeUndefined();
      // The whole question is larger than any document may be.
      expect(['BAD_REQUEST', 'OPERATION_TOO_LARGE']).toContain(codesOf(answer)[0]);
    }
    expect((await ask(app, post({ query: '{ __typename }' }))).data).toEqual({ __typename: 'Query' });
  });

  it('is told to developers', async () => {
    const answer = await ask(open, post({ query: getIntrospectionQuery() }));
    expect(answer.data).toHaveProperty('__schema');
  });

  it('is not guessed from suggestions in production', async () => {
    const misspelt = post({ query: '{ helo }' });
    expect((await ask(app, misspelt.clone())).errors?.[0]?.message).toBe(
      'Cannot query field "helo" on type "Query".',
    );
    expect((await ask(open, misspelt)).errors?.[0]?.message).toContain('Did you mean');
  });

  it('has no page to explore it', async () => {
    for (const app_ of [app, open]) {
      const answer = await ask(app_, post('', { accept: 'text/html' }, { method: 'GET' }));
      expect(answer.status).toBe(405);
    }
  });
});

describe('an answer', () => {
  it('is never kept by a cache and names its request', async () => {
    const { headers } = await ask(app, post(HELLO));
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; frame-ancestors 'none'; sandbox",
    );
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('lets our own errors out with their code', async () => {
    const answer = await ask(app, post({ query: '{ refused }' }));
    expect(answer).toMatchObject({ status: 200, data: { refused: null } });
    expect(answer.errors).toMatchObject([
      { path: ['refused'], extensions: { code: 'FORBIDDEN', roles: ['HEAD'] } },
    ]);
  });

  it('hides every other error behind the id under which the log has it', async () => {
    const { log, lines, text } = keptLog();
    const answer = await ask(tinyApp({ log, config: { production: false } }), post({ query: '{ secret }' }));
    const requestId = answer.headers.get('x-request-id');
    expect(answer.errors).toEqual([
      {
        message: 'The server failed; the log has the details.',
        locations: [{ line: 1, column: 3 }],
        path: ['secret'],
        extensions: { code: 'INTERNAL', requestId },
      },
    ]);
    expect(lines().find((line) => line.msg === 'failed')).toMatchObject({
      requestId,
      error: {
        message: 'Invalid value … of …',
        at: expect.arrayContaining([expect.stringContaining('tinyApp')]),
      },
    });
    expect(text()).not.toMatch(/900615300123|Сейітова/);
  });

  it.each([
    ['a literal', '{ number(value: "900615300123") }', {}],
    [
      'a variable',
      'mutation($p: Person!) { register(person: $p) }',
      { p: { iin: '900615300123', name: 'Айгүл' } },
    ],
    ['a literal in an input', 'mutation { register(person: { iin: "900615300123" }) }', {}],
    ['a syntax error', '{ hello(name: "a" "900615300123") }', {}],
  ])('does not repeat the value of %s that does not fit', async (_, query, variables) => {
    for (const [accept, status] of [
      ['application/json', 200],
      ['application/graphql-response+json', 400],
    ] as const) {
      const answer = await ask(open, post({ query, variables }, { accept }));
      expect(answer.status).toBe(status);
      expect(codesOf(answer)).toEqual(['BAD_REQUEST']);
      expect(JSON.stringify(answer.errors)).not.toMatch(/900615300123|Айгүл/);
    }
  });

  it('names the place of a variable that does not fit', async () => {
    const query = 'mutation($p: Person!) { register(person: $p) }';
    const answer = await ask(app, post({ query, variables: { p: { iin: 'x' } } }));
    expect(answer.errors?.[0]?.message).toBe('Variable "$p" does not fit its type at "p.iin".');
  });
});

describe('the log of a request', () => {
  it('has its id, operation, status, codes and time, and nothing of what was asked', async () => {
    const { log, lines, text } = keptLog();
    const query = 'query Greeting($name: String) { hello(name: $name) refused }';
    const secrets = { cookie: `komek_session=${'s'.repeat(43)}; other=900615300123` };
    const logged = tinyApp({ log });
    await ask(logged, post({ query, variables: { name: 'Сейітова 900615300123' } }));
    expect(lines()).toEqual([
      expect.objectContaining({
        operation: 'Greeting',
        status: 200,
        codes: ['FORBIDDEN'],
        ms: expect.any(Number),
      }),
    ]);
    await ask(logged, post({ query, variables: { name: 'Сейітова' } }, secrets));
    expect(text()).not.toMatch(/Сейітова|900615300123|sssss/);
  });

  it('takes no name from the caller but that of the operation that ran', async () => {
    const { log, text } = keptLog();
    await ask(tinyApp({ log }), post({ query: '{ hello }', operationName: 'Seitova900615300123' }));
    expect(text()).not.toContain('Seitova');
  });
});
