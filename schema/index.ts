import { printSchemaWithDirectives } from '@graphql-tools/utils';
import type { GraphQLEnumType } from 'graphql';
import { GraphQLSchema, isObjectType, lexicographicSortSchema } from 'graphql';
import { accessDirectives } from './access/directives.ts';
import { enforceAccess } from './access/enforce.ts';
import { builder } from './builder.ts';
import './absences/absenceMutations.ts';
import './absences/actingHeadMutations.ts';
import './absences/queries.ts';
import './applicants/queries.ts';
import './attachments/Attachment.ts';
import './attachments/limits.ts';
import './attachments/mutations.ts';
import './audit/fields.ts';
import './cases/availableTransitions.ts';
import './cases/candidates/fields.ts';
import './cases/Delivery.ts';
import './cases/due.ts';
import './cases/intake.ts';
import './cases/mutations.ts';
import './cases/queries.ts';
import './cases/reassignCases.ts';
import './cases/signNotices.ts';
import './deadlines/changes/fields.ts';
import './deadlines/fields.ts';
import './exports/exportCases.ts';
import './exports/exportTables.ts';
import './tables/queries.ts';
import './notifications/fields.ts';
import './offices/mutations.ts';
import './offices/queries.ts';
import './papers/fields.ts';
import './public/applicationStatus.ts';
import './public/information.ts';
import './public/paperCheck.ts';
import './reference/fields.ts';
import './search/search.ts';
import './sessions/mutations.ts';
import './sessions/queries.ts';
import './signIn/totpMutations.ts';
import './signIn/viewerFields.ts';
import './statistics/administration.ts';
import './statistics/caseStatistics.ts';
import './statistics/dueOverview.ts';
import './statistics/executorLoads.ts';
import './statistics/fields.ts';
import './statistics/lateForecast.ts';
import './tokens/mutations.ts';
import './tokens/queries.ts';
import './users/mutations.ts';
import './users/queries.ts';
import './views/views.ts';
import { checkTable } from './cases/workflow/checkTable.ts';
import { INTAKES, STEPS } from './cases/workflow/transitions.ts';
import { checkArguments } from './checkArguments.ts';

checkTable(INTAKES, STEPS);

const plain = builder.toSchema();
const config = plain.toConfig();
// Pothos writes syntax nodes without knowing the directives' types; what it says in `extensions` is right and enough.
for (const type of config.types) {
  type.astNode = undefined;
  if (!isObjectType(type)) continue;
  for (const field of Object.values(type.getFields())) {
    field.astNode = undefined;
    // Pothos writes this field into every connection and takes no description for it.
    if (field.extensions.pothosPrismaTotalCount) field.description = 'How many there are in all.';
  }
}
// The definitions refer to the Role enum, which exists only once the schema is built.
const declared = new GraphQLSchema({
  ...config,
  astNode: undefined,
  extensionASTNodes: [],
  directives: [...config.directives, ...accessDirectives(plain.getType('Role') as GraphQLEnumType)],
});

/** The schema that is served: every subject's fields, with `@hasRole` and `@public` enforced. */
export const schema: GraphQLSchema = enforceAccess(checkArguments(declared));

/** The printed contract with its directives: what `schema/schema.graphql` holds. */
export const printContract = (): string => `${printSchemaWithDirectives(lexicographicSortSchema(schema))}\n`;
