import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { codeOf, found, problemsOf } from '../support/answers.ts';
import { syntheticIin } from '../support/syntheticIin.ts';
import { type Answer, createWorld, type Person, type World } from '../support/world.ts';

interface View {
  readonly id: string;
  readonly list: string;
  readonly name: string;
  readonly state: unknown;
}

const FIELDS = '{ id list name state }';
const STATE = {
  filter: { status: ['REGISTERED'], dueFrom: '2026-11-18' },
  sort: 'DUE_AT',
  columns: ['NUMBER'],
};

let world: World;
let head: Person;
let clerk: Person;

beforeAll(async () => {
  world = await createWorld();
  head = await world.person('AKS', ['HEAD']);
  clerk = await world.person('AKS', ['CLERK']);
});
afterAll(() => world.close());
beforeEach(() => world.db.savedView.deleteMany());

const save = (who: Person, input: Record<string, unknown>): Promise<Answer> =>
  world.ask(who, `mutation ($input: SaveViewInput!) { saveView(input: $input) ${FIELDS} }`, {
    input: { list: 'CASES', name: 'Менің істерім', state: STATE, ...input },
  });

const saved = async (who: Person, input: Record<string, unknown> = {}): Promise<View> =>
  found<View>(await save(who, input), 'saveView');

const views = async (who: Person, list = 'CASES'): Promise<View[]> =>
  found<View[]>(await world.ask(who, `{ savedViews(list: ${list}) ${FIELDS} }`), 'savedViews');

const remove = (who: Person, id: string): Promise<Answer> =>
  world.ask(who, 'mutation ($id: ID!) { removeView(id: $id) }', { id });

describe('a kept view', () => {
  it('comes back as it was kept, by name, only to its owner and its list', async () => {
    const kept = await saved(head);
    expect(kept).toMatchObject({ list: 'CASES', name: 'Менің істерім', state: STATE });
    await saved(head, { name: 'Алғашқы' });
    await saved(head, { name: 'Қызметкерлер', list: 'USERS' });
    await saved(clerk, { name: 'Басқа' });
    expect((await views(head)).map(({ name }) => name)).toEqual(['Алғашқы', 'Менің істерім']);
    expect((await views(head, 'USERS')).map(({ name }) => name)).toEqual(['Қызметкерлер']);
    expect(await views(head, 'OFFICES')).toEqual([]);
  });

  it('is replaced by one of the same name', async () => {
    const first = await saved(head);
    const second = await saved(head, { state: { sort: 'NUMBER' }, name: ' Менің істерім ' });
    expect(second).toEqual({ ...first, state: { sort: 'NUMBER' } });
    expect(await views(head)).toEqual([second]);
  });

  it('is forgotten by its owner and by nobody else', async () => {
    const { id } = await saved(head);
    expect(codeOf(await remove(clerk, id))).toBe('NOT_FOUND');
    expect(await views(head)).toHaveLength(1);
    expect((await remove(head, id)).data).toEqual({ removeView: true });
    expect(codeOf(await remove(head, id))).toBe('NOT_FOUND');
    expect(await views(head)).toEqual([]);
  });

  it('has a name of 1 to 80 characters', async () => {
    expect(problemsOf(await save(head, { name: '  ' }))).toEqual(['name: REQUIRED']);
    expect(problemsOf(await save(head, { name: 'ә'.repeat(81) }))).toEqual(['name: TOO_LONG']);
    expect((await saved(head, { name: 'ә'.repeat(80) })).name).toHaveLength(80);
  });

  it('is one of fifty at most of each list, however many are kept at once', async () => {
    await Promise.all(Array.from({ length: 49 }, (_, index) => saved(head, { name: `Көрініс ${index}` })));
    const answers = await Promise.all(['a', 'b', 'c'].map((name) => save(head, { name })));
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    const refused = answers.find(({ errors }) => errors);
    expect(refused && problemsOf(refused)).toEqual(['name: TOO_MANY_VIEWS']);
    expect(refused?.errors?.[0]?.extensions.fields).toEqual([
      { path: 'name', code: 'TOO_MANY_VIEWS', params: { max: 50 } },
    ]);
    expect(await views(head)).toHaveLength(50);
    // Replacing one needs no room, and another list has its own.
    await saved(head, { name: 'Көрініс 3', state: {} });
    await saved(head, { list: 'OFFICES' });
  });
});

describe('the state of a view', () => {
  const problems = async (state: unknown): Promise<string[]> => problemsOf(await save(head, { state }));

  it('is an object of at most 4000 characters', async () => {
    for (const state of [[], 'x', 7, true]) expect(await problems(state)).toEqual(['state: WRONG_TYPE']);
    const long = (length: number) => ({ note: 'ә'.repeat(length - '{"note":""}'.length) });
    expect(await problems(long(4001))).toEqual(['state: TOO_LONG']);
    expect((await save(head, { state: long(4000) })).errors).toBeUndefined();
  });

  it('holds nothing that was searched for, at any depth', async () => {
    for (const state of [
      { search: 'Әлиева' },
      { q: '' },
      { filter: { search: 'Әлиева' } },
      { filters: [{ deep: [{ Search: null }] }] },
    ]) {
      expect(await problems(state), JSON.stringify(state)).toEqual(['state: VIEW_HOLDS_PERSON']);
    }
    expect(await views(head)).toEqual([]);
  });

  it('holds no IIN, wherever it stands', async () => {
    const iin = syntheticIin(5);
    for (const state of [
      { a: iin },
      { a: Number(iin) },
      { a: [`x${iin}y`] },
      { [iin]: 1 },
      { a: `0${iin}` },
      { a: '٠١٢٣٤٥٦٧٨٩٠١' },
    ]) {
      expect(await problems(state), JSON.stringify(state)).toEqual(['state: VIEW_HOLDS_PERSON']);
    }
  });

  it('may hold the key of an office that ends in twelve digits', async () => {
    const state = { filter: { officeId: ['0192aaaa-0000-7000-8000-123456789012'] }, columns: ['researched'] };
    expect((await saved(head, { state })).state).toEqual(state);
  });

  it('is refused with a code when it is nested without end', async () => {
    const document = `mutation ($input: SaveViewInput!) { saveView(input: $input) ${FIELDS} }`;
    const nested = `${'{"a":'.repeat(15_000)}1${'}'.repeat(15_000)}`;
    const response = await world.app.fetch(
      new Request('http://localhost:8080/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json', cookie: head.cookie },
        body: `{"query":${JSON.stringify(document)},"variables":{"input":{"list":"CASES","name":"x","state":${nested}}}}`,
      }),
    );
    const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
    expect(errors[0]?.extensions.code).toBe('OPERATION_TOO_LARGE');
  });
});
