import graphql from '@graphql-eslint/eslint-plugin';

const { configs, parser } = graphql;
const recommended = configs['flat/schema-recommended'].rules;
const [severity, { EnumValueDefinition: values, ...names }] =
  recommended['@graphql-eslint/naming-convention'];

/** ESLint reads the printed contract only; everything else is biome's. */
export default [
  {
    files: ['schema/schema.graphql'],
    languageOptions: { parser, parserOptions: { graphQLConfig: { schema: 'schema/schema.graphql' } } },
    plugins: { '@graphql-eslint': graphql },
    rules: {
      ...recommended,
      ...configs['flat/schema-relay'].rules,
      // Keys are UUIDs, so there is no global `Node`; and a short list need not be a connection.
      '@graphql-eslint/relay-edge-types': [
        'error',
        { shouldImplementNode: false, listTypeCanWrapOnlyEdgeType: false },
      ],
      // The README promises a description of everything, not of types and root fields only.
      '@graphql-eslint/require-description': [
        'error',
        {
          types: true,
          DirectiveDefinition: true,
          FieldDefinition: true,
          InputValueDefinition: true,
          EnumValueDefinition: true,
        },
      ],
      // The values of `TransitionName` are the names of the mutations that they stand for.
      '@graphql-eslint/naming-convention': [
        severity,
        {
          ...names,
          'EnumValueDefinition[parent.name.value!=TransitionName]': values,
          'EnumValueDefinition[parent.name.value=TransitionName]': 'camelCase',
        },
      ],
      '@graphql-eslint/require-nullable-fields-with-oneof': 'error',
      // Figures, pages and the results of steps are no things of their own, so they have no key.
      '@graphql-eslint/strict-id-in-types': 'off',
      // It would rename `Amount.amount`, which those who ask already read.
      '@graphql-eslint/no-typename-prefix': 'off',
    },
  },
];
