import { describe, expect, it } from 'vitest';
import { problemError } from '../../admin/providers/problem.ts';
import type { Attempt } from '../../admin/register/draft/draft.ts';
import { flatErrors, inPageOrder, placeProblem } from '../../admin/register/formErrors.ts';
import { emptyForm, registerInput } from '../../admin/register/registerInput.ts';
import { inTime, isUnanswered, NoAnswer, sendOnce } from '../../admin/register/sendOnce.ts';

const empty = emptyForm('DEPARTMENT');
const context = { intakeId: 'i', hasOpenCase: false };
const first = registerInput({ ...empty, surname: 'Ким' }, context);
const changed = registerInput({ ...empty, surname: 'Цой' }, context);

const lost = () => problemError({ networkError: new TypeError('Failed to fetch') }, String, String);
const refused = (code: string) =>
  problemError({ graphQLErrors: [{ extensions: { code } }] }, ({ code: shown }) => shown, String);

/** A server that answers as told, and what it was sent and what was kept. */
function server(...answers: readonly unknown[]) {
  const waiting = [...answers];
  const sent: Attempt[] = [];
  const kept: (Attempt | null)[] = [];
  const sending = (pending: Attempt | null) => ({
    pending,
    send: async (attempt: Attempt) => {
      sent.push(attempt);
      const answer = waiting.shift();
      if (answer instanceof Error) throw answer;
      return answer;
    },
    keep: async (attempt: Attempt | null) => void kept.push(attempt),
    now: () => 5,
  });
  return { sent, kept, sending };
}

describe('sending an application once', () => {
  it('keeps what it sends before it sends it', async () => {
    const { sent, kept, sending } = server('case');
    expect(await sendOnce(first, sending(null))).toEqual({ answer: 'case', earlier: false });
    expect(kept).toEqual(sent);
    expect(sent[0]).toMatchObject({ input: first, sentAt: 5 });
  });

  it('goes under the same key after a lost connection', async () => {
    const { sent, kept, sending } = server(lost(), 'case');
    await expect(sendOnce(first, sending(null))).rejects.toThrow();
    await sendOnce({ ...first }, sending(kept.at(-1) ?? null));
    expect(sent.map(({ key }) => key)).toEqual([sent[0]?.key, sent[0]?.key]);
  });

  it('asks for the answer to the first content before a changed one is sent', async () => {
    const { sent, kept, sending } = server(lost(), 'case');
    await expect(sendOnce(first, sending(null))).rejects.toThrow();
    const answer = await sendOnce(changed, sending(kept.at(-1) ?? null));
    expect(answer).toEqual({ answer: 'case', earlier: true });
    expect(sent.map(({ input }) => input.surname)).toEqual(['Ким', 'Ким']);
  });

  it('sends a changed content once the server has refused the first', async () => {
    const { sent, kept, sending } = server(lost(), refused('VALIDATION_FAILED'), 'case');
    await expect(sendOnce(first, sending(null))).rejects.toThrow();
    const answer = await sendOnce(changed, sending(kept.at(-1) ?? null));
    expect(answer).toEqual({ answer: 'case', earlier: false });
    expect(sent.map(({ input }) => input.surname)).toEqual(['Ким', 'Ким', 'Цой']);
    expect(sent[2]?.key).not.toBe(sent[0]?.key);
  });

  it('waits while even that answer does not come', async () => {
    const { sent, kept, sending } = server(lost(), lost());
    await expect(sendOnce(first, sending(null))).rejects.toThrow();
    await expect(sendOnce(changed, sending(kept.at(-1) ?? null))).rejects.toSatisfy(isUnanswered);
    expect(sent.map(({ input }) => input.surname)).toEqual(['Ким', 'Ким']);
  });

  it('takes a fresh key after a refusal, and the same one after a failure of the server', async () => {
    const { kept, sending } = server(refused('TRANSITION_REFUSED'));
    await expect(sendOnce(first, sending(null))).rejects.toThrow();
    expect(kept.at(-1)).toBeNull();
    const broken = server(refused('INTERNAL'));
    await expect(sendOnce(first, broken.sending(null))).rejects.toThrow();
    expect(broken.kept.at(-1)).toMatchObject({ input: first });
  });

  it('does not wait for ever', async () => {
    await expect(inTime(new Promise(() => {}), 5)).rejects.toBeInstanceOf(NoAnswer);
    expect(isUnanswered(new NoAnswer())).toBe(true);
    expect(await inTime(Promise.resolve('case'), 1000)).toBe('case');
    await expect(inTime(Promise.reject(refused('FORBIDDEN')), 1000)).rejects.toThrow('FORBIDDEN');
  });
});

describe('what is wrong in the form', () => {
  const problem = (path: string) => ({
    code: 'VALIDATION_FAILED',
    params: {},
    fields: [{ path, code: 'INVALID', params: {} }],
    refusal: null,
  });
  const refusal = (code: string) => ({
    code: 'TRANSITION_REFUSED',
    params: {},
    fields: [],
    refusal: { code, params: {} },
  });
  const values = {
    ...empty,
    household: [{ surname: 'Ким', givenName: 'А', patronymic: '', iin: '', relation: 'ұлы' }],
  };

  it.each([
    ['input.iin', 'iin'],
    ['input.household.0.iin', 'household.0.iin'],
    ['input.documents.4.pages', 'documents.4.pages'],
    ['input.documents', 'documents.0.state'],
  ])('the server’s %s is placed at %s', (path, name) => {
    expect(placeProblem(problem(path), values).placed.map((one) => one.name)).toEqual([name]);
  });

  it('an incomplete checklist is placed at its first unmarked line', () => {
    const documents = values.documents.map((document, index) => ({
      ...document,
      state: index < 2 ? ('ABSENT' as const) : ('' as const),
    }));
    const { placed } = placeProblem(problem('input.documents'), { ...values, documents });
    expect(placed.map(({ name }) => name)).toEqual(['documents.2.state']);
  });

  it('what has no field is told all the same', () => {
    const { placed, unplaced } = placeProblem(problem('input.household.7.iin'), values);
    expect(placed).toEqual([]);
    expect(unplaced).toHaveLength(1);
    expect(placeProblem(problem('input.household'), values).unplaced).toHaveLength(1);
  });

  it('a refusal that a field answers is placed at that field', () => {
    const nameOf = (code: string) => placeProblem(refusal(code), values).placed.map(({ name }) => name);
    expect(nameOf('OUTSIDE_WORKING_HOURS')).toEqual(['receivedOutsideHours']);
    expect(nameOf('OPEN_CASE_EXISTS')).toEqual(['duplicateReason']);
    expect(nameOf('OFFICE_CLOSED')).toEqual([]);
  });

  it('is listed flat, in the order of the page', () => {
    const tree = {
      documents: [undefined, { state: { type: 'required', message: 'needed' } }],
      household: [{ surname: { type: 'server', message: 'letters' } }],
      iin: { type: 'server', message: 'digit', ref: {} },
    };
    const flat = flatErrors(tree);
    expect(flat).toHaveLength(3);
    const names = ['iin', 'household.0.surname', 'documents.1.state'];
    expect(inPageOrder(flat, names).map(({ name }) => name)).toEqual(names);
    expect(inPageOrder(flat, ['iin'])[0]?.name).toBe('iin');
  });
});
