import type { CreateParams, GetListParams, GetOneParams, UpdateParams } from 'react-admin';
import {
  CreateUserDocument,
  type CreateUserInput,
  UpdateUserDocument,
  type UpdateUserInput,
  type UserFilter,
  UserListDocument,
  UserPageDocument,
  type UserWholeFragment,
} from '../../generated/graphql.ts';
import { cell, changesOf, pageOf, pick, sortOf } from '../cell.ts';
import { found, idsOf, type ResourceCells } from './resourceCells.ts';

/** The form works with the offices' ids. */
const withOfficeIds = (user: UserWholeFragment) => ({
  ...user,
  officeId: user.office.id,
  overseenOfficeIds: user.overseenOffices.map(({ id }) => id),
});

/** Offices of somebody who is no overseer were chosen before the role was taken away: they stay behind. */
const withoutStrayOffices = (data: CreateParams['data']): CreateParams['data'] => {
  const { overseenOfficeIds, ...others } = data;
  return others.roles?.includes('OVERSEER') ? { ...others, overseenOfficeIds } : others;
};

const USER_FILTERS = [
  'search',
  'role',
  'officeId',
  'active',
  'signedIn',
] as const satisfies (keyof UserFilter)[];
const PERSON = [
  'surname',
  'givenName',
  'patronymic',
  'iin',
  'phone',
  'email',
  'externalId',
  'officeId',
  'roles',
  'overseenOfficeIds',
] as const;
const NEW_USER = [...PERSON, 'login', 'password'] as const satisfies (keyof CreateUserInput)[];
const USER_CHANGES = [...PERSON, 'active', 'password'] as const satisfies (keyof UpdateUserInput)[];

/** Accounts. */
export const users: ResourceCells = {
  getList: cell(
    UserListDocument,
    (params: GetListParams) => ({
      ...pageOf(params),
      filter: pick<UserFilter>(params.filter, USER_FILTERS),
      sort: sortOf(params, ['NAME', 'LOGIN'] as const),
    }),
    (data) => ({ data: data.users.nodes.map(withOfficeIds), total: data.users.totalCount }),
  ),
  getOne: cell(
    UserPageDocument,
    ({ id }: GetOneParams) => ({ id: String(id) }),
    (data) => found(data.user && withOfficeIds(data.user)),
  ),
  getMany: cell(UserListDocument, idsOf, (data) => ({ data: data.users.nodes.map(withOfficeIds) })),
  create: cell(
    CreateUserDocument,
    ({ data }: CreateParams) => ({
      input: pick<CreateUserInput>(withoutStrayOffices(data), NEW_USER) as CreateUserInput,
    }),
    (data) => ({ data: withOfficeIds(data.createUser) }),
  ),
  update: cell(
    UpdateUserDocument,
    (params: UpdateParams) => ({
      input: {
        id: String(params.id),
        expectedVersion: params.previousData?.version ?? params.data.version,
        ...changesOf<UpdateUserInput>({ ...params, data: withoutStrayOffices(params.data) }, USER_CHANGES),
      },
    }),
    (data) => ({ data: withOfficeIds(data.updateUser) }),
  ),
};
