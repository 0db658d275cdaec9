import type { codegen } from '@graphql-codegen/core';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  print,
  stripIgnoredCharacters,
  visit,
} from 'graphql';

const literal = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;

const textOf = (node: FragmentDefinitionNode | OperationDefinitionNode): string =>
  literal(stripIgnoredCharacters(print(node)));

/** Every fragment that the node spreads, itself or through others. */
function fragmentsOf(
  node: FragmentDefinitionNode | OperationDefinitionNode,
  known: ReadonlyMap<string, FragmentDefinitionNode>,
  found = new Set<string>(),
): Set<string> {
  visit(node, {
    FragmentSpread({ name: { value } }) {
      const fragment = known.get(value);
      if (!fragment || found.has(value)) return;
      found.add(value);
      fragmentsOf(fragment, known, found);
    },
  });
  return found;
}

const upperFirst = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

function operationLine(
  node: OperationDefinitionNode,
  known: ReadonlyMap<string, FragmentDefinitionNode>,
): string {
  const name = node.name?.value ?? '';
  const types = `${upperFirst(name)}${upperFirst(node.operation)}`;
  const parts = [textOf(node), ...[...fragmentsOf(node, known)].sort().map((fragment) => `${fragment}Text`)];
  return `export const ${upperFirst(name)}Document = /* @__PURE__ */ operation<${types}, ${types}Variables>('${node.operation}', '${name}', ${parts.join(' + ')});`;
}

type Plugin = Parameters<typeof codegen>[0]['pluginMap'][string];

/** Writes each operation as the text that is sent, with the types of its variables and of its answer. */
export const operationsPlugin: Plugin = {
  plugin(_schema, documents) {
    const nodes = documents.flatMap(({ document }) => (document as DocumentNode).definitions);
    const fragments = nodes.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
    const known = new Map(fragments.map((node) => [node.name.value, node]));
    return {
      prepend: ["import { operation } from '../providers/operation.ts';"],
      content: [
        ...fragments.map((node) => `const ${node.name.value}Text = ${textOf(node)};`),
        ...nodes
          .filter((node) => node.kind === Kind.OPERATION_DEFINITION)
          .map((node) => operationLine(node, known)),
      ].join('\n'),
    };
  },
};
