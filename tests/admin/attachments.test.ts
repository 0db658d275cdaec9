import { describe, expect, it } from 'vitest';
import { checkFile } from '../../admin/attachments/checkFile.ts';
import { sizeWords, uploadProblemWords } from '../../admin/attachments/fileWords.ts';
import { previewKey } from '../../admin/attachments/PreviewBar.tsx';
import {
  arrived,
  begun,
  failed,
  isUnfinished,
  nextFiles,
  queuedFile,
  reconnected,
  retried,
  type UploadQueue,
} from '../../admin/attachments/uploadQueue.ts';
import { makeUploadStore } from '../../admin/attachments/uploadStore.ts';
import { foreignFiles } from '../../admin/live/useCaseChanges.ts';
import type { Problem } from '../../admin/providers/problem.ts';
import { readerOf } from './support/reader.ts';

const problem = (code: string, field?: string, params: Problem['params'] = {}): Problem => ({
  code,
  params: {},
  fields: field ? [{ path: 'file', code: field, params }] : [],
  refusal: null,
});

const pdf = (name: string): File => new File(['%PDF-'], name, { type: 'application/pdf' });

const queueOf = (...names: readonly string[]): UploadQueue =>
  names.map((name) => queuedFile(name, pdf(name), {}, null));

describe('a file before it is sent', () => {
  const limits = { maxBytes: 1_048_576, maxFiles: 5, types: ['PDF', 'JPEG', 'PNG'] } as const;
  const check = (name: string, size: number, type = '') =>
    checkFile({ name, size, type }, { ...limits, types: [...limits.types] });

  it('is known by its kind or by its ending', () => {
    expect(check('скан.pdf', 10)).toBeNull();
    expect(check('скан.JPEG', 10)).toBeNull();
    expect(check('без имени', 10, 'image/png')).toBeNull();
  });

  it.each([
    ['арыз.docx', 10, 'FILE_KIND_NOT_ALLOWED'],
    ['арыз.pdf.exe', 10, 'FILE_KIND_NOT_ALLOWED'],
    ['бос.pdf', 0, 'FILE_EMPTY'],
    ['үлкен.pdf', 1_048_577, 'FILE_TOO_LARGE'],
  ])('%s of %i bytes is refused: %s', (name, size, code) => {
    expect(check(name, size)?.fields[0]?.code).toBe(code);
  });

  it('is refused in the reader’s words with what would be allowed', () => {
    const { t } = readerOf('ru');
    const wrong = check('большой.pdf', 2_000_000);
    expect(wrong && uploadProblemWords(t, wrong)).toMatch(/1 МБ/);
    const kind = check('a.docx', 10);
    expect(kind && uploadProblemWords(t, kind)).toMatch(/PDF.*JPEG.*PNG/);
  });
});

describe('the queue of files', () => {
  it('sends two at a time, in the order in which they were chosen', () => {
    const queue = begun(queueOf('a', 'b', 'c'), 'a');
    expect(nextFiles(queue).map(({ key }) => key)).toEqual(['b']);
    expect(nextFiles(begun(queue, 'b'))).toEqual([]);
  });

  it('keeps a file that a lost connection stopped, and tries it again when the network is back', () => {
    const queue = failed(begun(queueOf('a'), 'a'), 'a', problem('UNREACHABLE'));
    expect(queue[0]?.state).toBe('failed');
    expect(isUnfinished(queue)).toBe(true);
    expect(reconnected(queue)[0]).toMatchObject({ state: 'waiting', problem: null });
  });

  it('does not try again by itself what the server refused', () => {
    const refused = failed(begun(queueOf('a'), 'a'), 'a', problem('VALIDATION_FAILED', 'FILE_EMPTY'));
    expect(refused[0]?.state).toBe('refused');
    expect(retried(refused, 'a')[0]?.state).toBe('refused');
    const server = failed(begun(queueOf('a'), 'a'), 'a', problem('INTERNAL'));
    expect(reconnected(server)[0]?.state).toBe('failed');
    expect(retried(server, 'a')[0]?.state).toBe('waiting');
  });

  it('sends no byte twice: what had arrived is only attached', () => {
    const there = arrived(begun(queueOf('a'), 'a'), 'a', { id: 'u', sha256: 's' });
    const again = retried(failed(there, 'a', problem('UNREACHABLE')), 'a');
    expect(begun(again, 'a')[0]).toMatchObject({ state: 'attaching', uploaded: { id: 'u' } });
  });

  it('sends it anew when the server no longer has it', () => {
    const there = arrived(begun(queueOf('a'), 'a'), 'a', { id: 'u', sha256: 's' });
    const gone = failed(there, 'a', problem('VALIDATION_FAILED', 'UPLOAD_GONE'));
    expect(gone[0]).toMatchObject({ state: 'failed', uploaded: null });
  });
});

describe('the store of files on their way', () => {
  const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

  it('sends and attaches each file and then forgets it', async () => {
    const attached: string[] = [];
    const store = makeUploadStore(async (file, { onProgress }) => {
      onProgress(0.5);
      return { id: `upload of ${file.name}`, sha256: 's' };
    });
    store.add(
      'case',
      [pdf('a.pdf'), pdf('b.pdf'), pdf('c.pdf')],
      { documentId: 'line' },
      {
        check: () => null,
        attach: async ({ documentId }, { id }) => void attached.push(`${documentId}: ${id}`),
      },
    );
    await settled();
    expect(attached).toEqual(['line: upload of a.pdf', 'line: upload of b.pdf', 'line: upload of c.pdf']);
    expect(store.queueOf('case')).toEqual([]);
    expect(store.isUnfinished()).toBe(false);
  });

  it('keeps a file that failed until it is tried again, while the others go on', async () => {
    let isUp = false;
    const store = makeUploadStore(async (file) => {
      if (file.name === 'a.pdf' && !isUp) throw { networkError: {} };
      return { id: file.name, sha256: 's' };
    });
    const attached: string[] = [];
    store.add(
      'case',
      [pdf('a.pdf'), pdf('b.pdf')],
      {},
      {
        check: () => null,
        attach: async (_queued, { id }) => void attached.push(id),
      },
    );
    await settled();
    expect(attached).toEqual(['b.pdf']);
    expect(store.queueOf('case')).toMatchObject([{ state: 'failed', problem: { code: 'UNREACHABLE' } }]);
    isUp = true;
    store.reconnect();
    await settled();
    expect(attached).toEqual(['b.pdf', 'a.pdf']);
  });

  it('stops a file that is taken out of the list, and never attaches it', async () => {
    let stopped = false;
    let finish = (): void => {};
    const store = makeUploadStore(
      (_file, { signal }) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            stopped = true;
          });
          finish = () => resolve({ id: 'u', sha256: 's' });
        }),
    );
    const attached: string[] = [];
    store.add(
      'case',
      [pdf('a.pdf')],
      {},
      {
        check: () => null,
        attach: async (_queued, { id }) => void attached.push(id),
      },
    );
    const [queued] = store.queueOf('case');
    store.remove('case', queued?.key ?? '');
    finish();
    await settled();
    expect(stopped).toBe(true);
    expect(attached).toEqual([]);
    expect(store.queueOf('case')).toEqual([]);
  });

  it('shows at once what cannot be taken, and does not send it', async () => {
    let sent = 0;
    const store = makeUploadStore(async () => {
      sent += 1;
      return { id: 'u', sha256: 's' };
    });
    store.add(
      'case',
      [pdf('a.pdf')],
      {},
      {
        check: () => problem('VALIDATION_FAILED', 'FILE_EMPTY'),
        attach: async () => {},
      },
    );
    await settled();
    expect(sent).toBe(0);
    expect(store.queueOf('case')).toMatchObject([{ state: 'refused' }]);
  });

  it('holds what is to prove a step until the step is taken, and attaches it then to its entry', async () => {
    const attached: string[] = [];
    const late = { finish: (): void => {} };
    const store = makeUploadStore((file) =>
      file.name === 'late.pdf'
        ? new Promise((resolve) => {
            late.finish = () => resolve({ id: file.name, sha256: 's' });
          })
        : Promise.resolve({ id: file.name, sha256: 's' }),
    );
    store.add(
      'case',
      [pdf('a.pdf'), pdf('late.pdf')],
      { heldFor: 'sendAgain' },
      {
        check: () => null,
        attach: async ({ provesEvent }, { id }) => void attached.push(`${id} proves ${provesEvent}`),
      },
    );
    await settled();
    expect(attached).toEqual([]);
    expect(store.queueOf('case')).toMatchObject([{ state: 'ready' }, { state: 'sending' }]);
    expect(store.isUnfinished()).toBe(false);
    store.release('case', 'recordCollection', 4);
    store.release('case', 'sendAgain', 9);
    await settled();
    expect(attached).toEqual(['a.pdf proves 9']);
    expect(store.isUnfinished()).toBe(true);
    late.finish();
    await settled();
    expect(attached).toEqual(['a.pdf proves 9', 'late.pdf proves 9']);
    expect(store.queueOf('case')).toEqual([]);
  });

  it('keeps a proof whose attaching failed in sight after the step, to be tried again', async () => {
    let isUp = false;
    const store = makeUploadStore(async () => ({ id: 'u', sha256: 's' }));
    const attached: (number | null)[] = [];
    store.add(
      'case',
      [pdf('a.pdf')],
      { heldFor: 'sendAgain' },
      {
        check: () => null,
        attach: async ({ provesEvent }) => {
          if (!isUp) throw { networkError: {} };
          attached.push(provesEvent);
        },
      },
    );
    await settled();
    store.release('case', 'sendAgain', 9);
    await settled();
    const [kept] = store.queueOf('case');
    expect(kept).toMatchObject({ state: 'failed', provesEvent: 9, uploaded: { id: 'u' } });
    isUp = true;
    store.retry('case', kept?.key ?? '');
    await settled();
    expect(attached).toEqual([9]);
  });

  it('drops what was held for a step that is given up, and nothing else', async () => {
    const store = makeUploadStore(async () => ({ id: 'u', sha256: 's' }));
    const never = { check: () => null, attach: () => new Promise<void>(() => {}) };
    store.add('case', [pdf('a.pdf')], { heldFor: 'sendAgain' }, never);
    store.add('case', [pdf('b.pdf')], {}, never);
    await settled();
    store.drop('case', 'sendAgain');
    expect(store.queueOf('case').map(({ file }) => file.name)).toEqual(['b.pdf']);
  });

  it('forgets everything when somebody else sits down', async () => {
    const store = makeUploadStore(() => new Promise(() => {}));
    store.add('case', [pdf('a.pdf')], {}, { check: () => null, attach: async () => {} });
    store.clear();
    expect(store.queueOf('case')).toEqual([]);
    expect(store.isUnfinished()).toBe(false);
  });
});

describe('the size of a file', () => {
  it('is told in the reader’s language', () => {
    expect(sizeWords(readerOf('ru').t, 'ru', 350_000)).toBe('342 КБ');
    expect(sizeWords(readerOf('kk').t, 'kk', 1_300_000)).toBe('1,2 МБ');
    expect(sizeWords(readerOf('en').t, 'en', 12)).toBe('1 KB');
  });
});

describe('a key in the preview', () => {
  it('turns pages within the document and changes the size', () => {
    const done: string[] = [];
    const zoom = { value: 1, larger: () => void done.push('larger'), smaller: null };
    const pages = { page: 1, count: 2, turn: (page: number) => void done.push(`page ${page}`) };
    expect(previewKey('PageDown', { zoom, pages })).toBe(true);
    expect(previewKey('PageUp', { zoom, pages })).toBe(false);
    expect(previewKey('+', { zoom, pages })).toBe(true);
    expect(previewKey('-', { zoom, pages })).toBe(false);
    expect(previewKey('End', { zoom, pages })).toBe(true);
    expect(previewKey('PageDown', { zoom, pages: null })).toBe(false);
    expect(done).toEqual(['page 2', 'larger', 'page 2']);
  });
});

describe('files that have changed meanwhile', () => {
  const file = (id: string, by: string) => ({ id, addedBy: { id: by } }) as never;

  it('are told when somebody else added or removed one, not when the reader did', () => {
    expect(foreignFiles([], [file('a', 'other')], 'me')).toBe(true);
    expect(foreignFiles([], [file('a', 'me')], 'me')).toBe(false);
    expect(foreignFiles([file('a', 'me')], [], 'me')).toBe(true);
    expect(foreignFiles([file('a', 'me')], [file('a', 'me')], 'me')).toBe(false);
  });
});
