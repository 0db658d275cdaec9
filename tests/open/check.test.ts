import { describe, expect, it } from 'vitest';
import { type Checked, checkSentences, type IssuedPaper } from '../../admin/open/check/checkSentences.ts';
import { ask } from '../../admin/open/shared/ask.ts';
import { placeOf } from '../../admin/open/shared/place.ts';
import { problemWords } from '../../admin/open/shared/problemWords.ts';
import { kk } from '../../admin/open/words/kk.ts';
import { ru } from '../../admin/open/words/ru.ts';
import { operation } from '../../admin/providers/operation.ts';
import { office } from './support/offices.ts';

const paper = (more: Partial<IssuedPaper>): IssuedPaper => ({
  kind: 'NOTICE',
  number: 'AKS-2026/N-000012',
  issuedOn: '2026-04-05',
  office: office('AKS'),
  sameFile: null,
  genuine: true,
  ...more,
});

describe('the answer about a paper', () => {
  it.each([
    ['unknown code', { paper: null, byCode: true }, 'no', 'noCode'],
    ['unknown file', { paper: null, byCode: false }, 'no', 'noFile'],
    ['known code', { paper: paper({}), byCode: true }, 'yes', 'issued'],
    ['the very file', { paper: paper({ sameFile: true }), byCode: false }, 'yes', 'same'],
    ['another file', { paper: paper({ sameFile: false }), byCode: true }, 'no', 'other'],
    [
      'a seal that proves nothing',
      { paper: paper({ genuine: false, sameFile: true }), byCode: true },
      'warn',
      'unproven',
    ],
  ] as const)('%s', (_name, checked: Checked, mark, key) => {
    for (const words of [kk, ru]) {
      expect(checkSentences(words, checked)).toEqual({ mark, ...words.check[key] });
    }
  });
});

describe('an address', () => {
  it('names its page and the code behind it', () => {
    expect(placeOf('/check/7K2M0QXW94TB')).toEqual({ page: 'check', code: '7K2M0QXW94TB' });
    expect(placeOf('/check/%D0%9A')).toEqual({ page: 'check', code: 'К' });
    expect(placeOf('/check/%E0%A4%A')).toEqual({ page: 'check', code: '%E0%A4%A' });
    expect(placeOf('/status/anything')).toEqual({ page: 'status', code: '' });
    expect(placeOf('/info')).toEqual({ page: 'info', code: '' });
    expect(placeOf('/')).toEqual({ page: 'check', code: '' });
  });
});

describe('a question that gets no answer', () => {
  const document = operation<{ readonly hello: string }, { readonly name: string }>(
    'query',
    'Hello',
    '{ hello }',
  );
  const answered =
    (body: unknown, init: ResponseInit = {}) =>
    () =>
      Promise.resolve(Response.json(body, init));
  const asked = (request: typeof fetch) => ask(document, { name: 'x' }, request);

  it('says that there is no connection', async () => {
    await expect(asked(() => Promise.reject(new TypeError('offline')))).rejects.toMatchObject({
      problem: { kind: 'OFFLINE' },
    });
  });

  it('says how long to wait', async () => {
    const limited = { errors: [{ extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 17 } }] };
    await expect(asked(answered(limited))).rejects.toMatchObject({
      problem: { kind: 'RATE_LIMITED', seconds: 17 },
    });
    for (const words of [kk, ru]) {
      expect(problemWords(words, { kind: 'RATE_LIMITED', seconds: 17 })).toMatch(/17/);
    }
  });

  it('says that the system failed, whatever came', async () => {
    const failing = [
      answered({ errors: [{ extensions: { code: 'INTERNAL' } }] }, { status: 500 }),
      () => Promise.resolve(new Response('<html>bad gateway</html>', { status: 502 })),
      answered({ data: { hello: null }, errors: [{}] }),
    ];
    for (const request of failing) {
      await expect(asked(request)).rejects.toMatchObject({ problem: { kind: 'FAILED' } });
    }
  });

  it('takes the day from the server, without the cookies of whoever is signed in', async () => {
    let sent: RequestInit | undefined;
    const answer = await asked((_address, init) => {
      sent = init;
      return Promise.resolve(
        Response.json({ data: { hello: 'salem' } }, { headers: { date: 'Sun, 05 Apr 2026 20:00:00 GMT' } }),
      );
    });
    expect(answer).toEqual({ data: { hello: 'salem' }, serverTime: '2026-04-05T20:00:00.000Z' });
    expect(sent?.credentials).toBe('omit');
  });
});
