import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SENT_DOCUMENTS } from '../../admin/build/operationsList.ts';
import { InboxDocument, SignInDocument, ViewerDocument } from '../../admin/generated/graphql.ts';
import { type KnownDocuments, readKnownDocuments } from '../../server/operations/knownDocuments.ts';
import { found } from '../support/answers.ts';
import { type Caller, createWorld, ORIGIN, type Person, shownBy, type World } from '../support/world.ts';
import { withToken } from '../tokens/newToken.ts';

/** The same question as the back office's, but not its text. */
const OTHER = '{ inbox { code count } }';

let folder: string;
let list: string;
let world: World;
let head: Person;
let program: Person;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'komek-documents-'));
  list = join(folder, 'operations.json');
  await writeFile(list, JSON.stringify(SENT_DOCUMENTS));
  const documents = readKnownDocuments([list]);
  let made: Person | undefined;
  // The world's own questions, which make the token, are asked before production begins.
  const open: KnownDocuments = { has: (text) => made === undefined || documents.has(text) };
  world = await createWorld({ config: { production: true }, documents: open });
  head = await world.person('AKS', ['HEAD']);
  program = await withToken(world, head);
  made = program;
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true });
});

/** What is answered to a page (it has an origin) or to a program. */
async function asked(who: Caller | null, text: string, byPage: boolean, body: object = {}) {
  const response = await world.app.fetch(
    new Request(`${ORIGIN}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(byPage ? { origin: ORIGIN } : {}),
        ...shownBy(who),
      },
      body: JSON.stringify({ query: text, ...body }),
    }),
    { address: '192.0.2.1' },
  );
  const answer = (await response.json()) as {
    data?: Record<string, unknown>;
    errors?: { message: string; extensions: { code: string } }[];
  };
  return { ...answer, status: response.status, challenge: response.headers.get('www-authenticate') };
}

describe('in production', () => {
  it('runs every document of the back office and of the public pages for a browser', async () => {
    for (const text of SENT_DOCUMENTS) {
      const answer = await asked(null, text, true);
      expect(answer.errors?.[0]?.extensions.code).not.toBe('OPERATION_UNKNOWN');
    }
    expect(found(await world.ask(head, InboxDocument.text), 'inbox')).not.toEqual([]);
    expect((await asked(null, ViewerDocument.text, true)).data).toEqual({ viewer: null });
  });

  it('runs no other for a session or for nobody, and says nothing of what is wrong with it', async () => {
    const texts = [OTHER, '{ nonsense', '{ inbox { nothing } }', `${InboxDocument.text} `, '{ __typename }'];
    for (const text of texts) {
      for (const who of [head, null]) {
        const answer = await asked(who, text, true);
        expect([answer.status, answer.data]).toEqual([403, undefined]);
        expect(answer.errors).toEqual([
          {
            message: 'Only the documents of the back office are run without an API token.',
            extensions: { code: 'OPERATION_UNKNOWN' },
          },
        ]);
      }
    }
  });

  it('does not let a known document carry another beside it', async () => {
    const both = `${InboxDocument.text} ${OTHER}`;
    expect((await asked(head, both, true)).status).toBe(403);
    expect(
      (await asked(head, InboxDocument.text, true, { extensions: { query: OTHER } })).data,
    ).toHaveProperty('inbox');
  });

  it('tells a program without a token to show one', async () => {
    const answer = await asked(null, OTHER, false);
    expect([answer.status, answer.challenge, answer.errors?.[0]?.extensions.code]).toEqual([
      401,
      'Bearer',
      'UNAUTHENTICATED',
    ]);
  });

  it('runs whatever the rights of an API token allow', async () => {
    expect((await asked(program, OTHER, false)).data).toHaveProperty('inbox');
    const wrong = { cookie: '', bearer: `${program.bearer}x` };
    expect((await asked(wrong, OTHER, false)).status).toBe(401);
  });

  it('lets people sign in, for that is a document too', async () => {
    const { status, errors } = await asked(null, SignInDocument.text, true, {
      variables: { login: 'nobody', password: 'nothing' },
    });
    expect([status, errors?.[0]?.extensions.code]).toEqual([200, 'SIGN_IN_REFUSED']);
  });
});

describe('the list of documents', () => {
  it('is nothing unless it is given, so that a forgotten one opens nothing', async () => {
    const none = await createWorld({ config: { production: true } });
    expect(await none.ask(null, ViewerDocument.text)).toMatchObject({
      status: 401,
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
    await none.close();
  });

  it('is refused when it is missing, empty or anything else', async () => {
    expect(() => readKnownDocuments([join(folder, 'none.json')])).toThrow(
      /none\.json is no list of documents/,
    );
    for (const text of ['', '[]', '{}', '[1]', '[""]']) {
      const file = join(folder, 'wrong.json');
      await writeFile(file, text);
      expect(() => readKnownDocuments([list, file])).toThrow(/wrong\.json is no list of documents/);
    }
  });

  it('may have more, of pages of one’s own', async () => {
    const more = join(folder, 'more.json');
    await writeFile(more, JSON.stringify([OTHER]));
    const known = readKnownDocuments([list, more]);
    expect([known.has(OTHER), known.has(InboxDocument.text), known.has('{ other }')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
