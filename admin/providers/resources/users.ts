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

/** The form works with the office's id. */
const withOfficeId = (user: UserWholeFragment) => ({ ...user, officeId: user.office.id });

const USER_FILTERS = ['search', 'role', 'officeId', 'active'] as const satisfies (keyof UserFilter)[];
const PERSON = ['surname', 'givenName', 'patronymic', 'iin', 'phone', 'email', 'officeId', 'roles'] as const;
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
    (data) => ({ data: data.users.nodes.map(withOfficeId), total: data.users.totalCount }),
  ),
  getOne: cell(
    UserPageDocument,
    ({ id }: GetOneParams) => ({ id: String(id) }),
    (data) => found(data.user && withOfficeId(data.user)),
  ),
  getMany: cell(UserListDocument, idsOf, (data) => ({ data: data.users.nodes.map(withOfficeId) })),
  create: cell(
    CreateUserDocument,
    ({ data }: CreateParams) => ({ input: pick<CreateUserInput>(data, NEW_USER) as CreateUserInput }),
    (data) => ({ data: withOfficeId(data.createUser) }),
  ),
  update: cell(
    UpdateUserDocument,
    (params: UpdateParams) => ({
      input: {
        id: String(params.id),
        expectedVersion: params.previousData?.version ?? params.data.version,
        ...changesOf<UpdateUserInput>(params, USER_CHANGES),
      },
    }),
    (data) => ({ data: withOfficeId(data.updateUser) }),
  ),
};
