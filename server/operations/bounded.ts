import { GraphQLError, NoSchemaIntrospectionCustomRule, parse, validate } from 'graphql';
import type { KomekPlugin } from '../plugins.ts';
import { checkDocument } from './checkDocument.ts';
import { checkVariables } from './checkVariables.ts';
import { checkKnown, type KnownDocuments } from './knownDocuments.ts';
import { LIMITS, tooLarge } from './limits.ts';

/** More than that many mistakes nobody reads, and each costs. */
const MOST_MISTAKES = 10;

/**
 * Bounds the work of a request before anything of it runs, the cheapest question first: whether the document is known, the
 * size of the variables, of the document, and only then whether it is valid. What it throws is coded. In production the
 * shape of the schema is neither told nor suggested.
 */
export function bounded(production: boolean, documents: KnownDocuments): KomekPlugin {
  const options = { maxErrors: MOST_MISTAKES, hideSuggestions: production };
  return {
    onParams({ params, context, setResult }) {
      try {
        checkKnown(params.query, documents, context.komek);
        checkVariables(params.variables);
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error;
        setResult({ errors: [error] });
      }
    },
    onParse({ setParseFn }) {
      setParseFn((source, parseOptions) => {
        const document = parseWithin(source, parseOptions);
        // Here and not beside the rules, so that what is too large is not kept with the parsed documents either.
        checkDocument(document, !production);
        return document;
      });
    },
    onValidate({ addValidationRule, setValidationFn }) {
      if (production) addValidationRule(NoSchemaIntrospectionCustomRule);
      setValidationFn((schema, document, rules) => validate(schema, document, rules, options));
    },
  };
}

function parseWithin(source: Parameters<typeof parse>[0], options: Parameters<typeof parse>[1]) {
  try {
    return parse(source, { ...options, maxTokens: LIMITS.tokens });
  } catch (error) {
    if (error instanceof GraphQLError && /more tha[tn] \d+ tokens/.test(error.message))
      throw tooLarge('tokens');
    throw error;
  }
}
