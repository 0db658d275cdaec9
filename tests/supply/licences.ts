import { type Locked, packages } from './packages.ts';

/** Licences under which anything may be used, changed and handed on; they want to be named, no more. */
const ALLOWED: readonly string[] = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  // Fonts, which are embedded in papers unchanged.
  'OFL-1.1',
  'Unlicense',
];

/** Packages whose licence is another, or is not told by the package, each with the reason why it may be there. */
export const EXCEPTIONS: Readonly<Record<string, string>> = {
  'png-js': 'names no licence in its manifest; its file LICENSE is the MIT License',
  'seq-queue': 'names no licence in its manifest; its file LICENSE is the MIT License; a part of a tool',
  argparse: 'Python-2.0: a tool reads its options with it; nothing of it is shipped',
  'axe-core': 'MPL-2.0: tests only, unchanged',
  'caniuse-lite': 'CC-BY-4.0: data that a tool of the build reads; nothing of it is shipped',
  'css-mediaquery': 'BSD without a number; its file LICENSE is BSD-3-Clause',
  elkjs: 'EPL-2.0: a part of a tool of development (Prisma Studio); nothing of it is shipped',
  lightningcss: 'MPL-2.0: the build runs it unchanged; nothing of it is shipped',
};

/** Whether all that an expression wants kept is allowed; of alternatives one is enough, and that one is taken. */
function isAllowed(expression: string): boolean {
  const plain = expression.replace(/[()]/g, '');
  return plain.split(/ or /i).some((choice) => choice.split(/ and /i).every((one) => ALLOWED.includes(one)));
}

/** The name by which a package is excepted: the platforms of one tool are one. */
const exceptionOf = ({ name }: Locked): string => name.replace(/^lightningcss-.*/, 'lightningcss');

/** Packages whose licence is neither allowed nor excepted. */
export const unlicensed = (): readonly string[] =>
  packages
    .filter((one) => !isAllowed(one.license ?? '') && !(exceptionOf(one) in EXCEPTIONS))
    .map(({ name, license }) => `${name}: ${license ?? 'no licence'}`);

/** Exceptions that nothing needs any more. */
export const needlessExceptions = (): readonly string[] =>
  Object.keys(EXCEPTIONS).filter(
    (name) => !packages.some((one) => exceptionOf(one) === name && !isAllowed(one.license ?? '')),
  );
