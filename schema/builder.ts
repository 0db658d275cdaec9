import SchemaBuilder from '@pothos/core';
import DirectivePlugin from '@pothos/plugin-directives';
import PrismaPlugin from '@pothos/plugin-prisma';
import RelayPlugin from '@pothos/plugin-relay';
import { DateResolver, DateTimeResolver, JSONResolver } from 'graphql-scalars';
import type { Role } from '../prisma/client.ts';
import type PrismaTypes from '../prisma/generated/pothos.ts';
import { getDatamodel } from '../prisma/generated/pothos.ts';
import type { Context } from './context.ts';

/** The one Pothos builder; every subject adds its types and fields to it. */
export const builder = new SchemaBuilder<{
  Context: Context;
  PrismaTypes: PrismaTypes;
  DefaultFieldNullability: false;
  Scalars: {
    ID: { Input: string; Output: string };
    DateTime: { Input: Date; Output: Date };
    Date: { Input: Date; Output: Date };
    JSON: { Input: unknown; Output: unknown };
  };
  Directives: {
    hasRole: { locations: 'FIELD_DEFINITION'; args: { roles: readonly Role[] } };
    public: { locations: 'FIELD_DEFINITION'; args: Record<string, never> };
  };
}>({
  plugins: [DirectivePlugin, RelayPlugin, PrismaPlugin],
  defaultFieldNullability: false,
  // Without this the printed directives lose their arguments.
  directives: { useGraphQLToolsUnorderedDirectives: true },
  relay: {
    // `node` and `nodes` ignore row scoping, so they are switched off.
    nodeQueryOptions: false,
    nodesQueryOptions: false,
    nodesOnConnection: { description: 'The rows.' },
    edgesFieldOptions: { description: 'The rows with their cursors.' },
    pageInfoFieldOptions: { description: 'Where the page stands in the list.' },
    nodeFieldOptions: { description: 'The row.' },
    cursorFieldOptions: { description: 'The place of the row in the list, for `after` and `before`.' },
    pageInfoTypeOptions: { description: 'Where a page stands in its list.' },
    hasNextPageFieldOptions: { description: 'Whether rows follow the page.' },
    hasPreviousPageFieldOptions: { description: 'Whether rows are known to stand before the page.' },
    startCursorFieldOptions: { description: 'The cursor of the first row of the page.' },
    endCursorFieldOptions: {
      description: 'The cursor of the last row of the page: `after` of the next one.',
    },
    firstArgOptions: { description: 'At most so many rows, counted from the beginning or from `after`.' },
    lastArgOptions: { description: 'At most so many rows, counted back from the end or from `before`.' },
    afterArgOptions: { description: 'Only rows behind this cursor.' },
    beforeArgOptions: { description: 'Only rows ahead of this cursor.' },
  },
  prisma: {
    client: (context) => context.db,
    dmmf: getDatamodel(),
    filterConnectionTotalCount: true,
    onUnusedQuery: process.env.NODE_ENV === 'production' ? null : 'warn',
  },
});

builder.addScalarType('DateTime', DateTimeResolver, {
  description: 'An instant, ISO 8601 in UTC (`2013-04-05T03:00:00.000Z`).',
});
builder.addScalarType('Date', DateResolver, { description: 'A calendar date, `2013-04-05`.' });
builder.addScalarType('JSON', JSONResolver, {
  description: 'Any JSON value; its shape is said by the field.',
});

builder.queryType({ description: 'All that can be read; each field says who may.' });
builder.mutationType({ description: 'All that can be done; each field says who may.' });
builder.subscriptionType({ description: 'What is told as it happens.' });
