import type { Answer, Person, World } from '../support/world.ts';

const ACTING = 'id from to order inForce endedAt user { id } office { code } namedBy { id }';
const ABSENCE = 'id from to reason recordedAt cancelledAt user { id } recordedBy { id }';

/** The mutations and lists of absences and acting heads, asked in a world. */
export const peopleCalls = (world: World) => ({
  name: (who: Person, input: Record<string, unknown>): Promise<Answer> =>
    world.ask(
      who,
      `mutation ($input: NameActingHeadInput!) { nameActingHead(input: $input) { ${ACTING} } }`,
      {
        input: { order: '№ 12 бұйрық', ...input },
      },
    ),
  end: (who: Person, id: string): Promise<Answer> =>
    world.ask(who, `mutation ($id: ID!) { endActingHead(id: $id) { ${ACTING} } }`, { id }),
  record: (who: Person, input: Record<string, unknown>): Promise<Answer> =>
    world.ask(who, `mutation ($input: RecordAbsenceInput!) { recordAbsence(input: $input) { ${ABSENCE} } }`, {
      input,
    }),
  cancel: (who: Person, id: string): Promise<Answer> =>
    world.ask(who, `mutation ($id: ID!) { cancelAbsence(id: $id) { ${ABSENCE} } }`, { id }),
  absences: (who: Person, variables: Record<string, unknown> = {}): Promise<Answer> =>
    world.ask(
      who,
      `query ($officeId: ID, $from: Date, $to: Date) {
        absences(officeId: $officeId, from: $from, to: $to) { ${ABSENCE} } }`,
      variables,
    ),
  actingHeads: (who: Person, variables: Record<string, unknown> = {}): Promise<Answer> =>
    world.ask(who, `query ($officeId: ID) { actingHeads(officeId: $officeId) { ${ACTING} } }`, variables),
});

/** The reason of a CONFLICT, or null for any other answer. */
export const conflictOf = ({ errors }: Answer): unknown =>
  errors?.[0]?.extensions.code === 'CONFLICT' ? errors[0].extensions.reason : null;
