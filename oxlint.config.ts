import { defineConfig, type OxlintOverride } from 'oxlint';
import { house, type Part } from './packages/dev/house.ts';

// The linter's settings. Which package may import what, and in which order the rooms of a package stand, says `packages/dev/house.ts`.

/** What a package may not import, so that the arrows between packages point one way. */
function outside({ on, only, never = [], rule }: Part) {
  const own = on.flatMap((each) => [`!@sandtable/${each}`, `!@sandtable/${each}/*`]);
  return only === undefined
    ? { group: ['@sandtable/*', '@sandtable/*/*', 'sandtable', ...never, ...own], message: rule }
    : {
        group: ['*', '!.', '!./**', '!..', '!../**', ...only.map((each) => `!${each}`), ...own],
        message: rule,
      };
}

/** A room may not import the rooms that stand after it. */
function rooms(part: Part): OxlintOverride[] {
  return part.rooms.slice(0, -1).map((room, place) => ({
    files: [`packages/${part.package}/src/${room}/**`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            // first: a pattern that allows what it names ends the search
            {
              regex: `^(\\.\\./)+(${part.rooms.slice(place + 1).join('|')})/`,
              message: `Inside ${part.package} a room imports only rooms that stand before it: ${part.rooms.join(', ')}.`,
            },
            outside(part),
          ],
        },
      ],
    },
  }));
}

/** No clock, no luck of its own, nothing of the machine it runs on. */
const pure: OxlintOverride['rules'] = {
  'no-console': 'error',
  'no-restricted-globals': [
    'error',
    'Date',
    'process',
    'Buffer',
    'console',
    'performance',
    'crypto',
    'fetch',
    'setTimeout',
    'setInterval',
    'setImmediate',
    'queueMicrotask',
    'globalThis',
    'require',
    'Intl',
  ],
  'no-restricted-properties': [
    'error',
    { object: 'Math', property: 'random', message: 'Luck is named draws from the seed.' },
  ],
};

export default defineConfig({
  plugins: ['typescript', 'import', 'unicorn', 'oxc', 'vitest'],
  options: {
    typeAware: true,
  },
  categories: {
    correctness: 'error',
    suspicious: 'error',
  },
  rules: {
    'no-console': 'off',
    'no-shadow': 'off',
    'no-underscore-dangle': 'off',
    'no-unneeded-ternary': 'error',
    eqeqeq: 'error',
    'no-var': 'error',
    'prefer-const': 'error',
    'max-lines': [
      'error',
      {
        max: 600,
        skipBlankLines: false,
        skipComments: false,
      },
    ],
    'typescript/no-explicit-any': 'error',
    'typescript/ban-ts-comment': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/consistent-type-imports': 'error',
    'typescript/switch-exhaustiveness-check': 'error',
    'import/no-cycle': ['error', { ignoreTypes: false }],
    'import/no-self-import': 'error',
    'import/extensions': [
      'error',
      'always',
      {
        ignorePackages: true,
      },
    ],
    'import/no-unassigned-import': 'off',
    'import/no-named-as-default-member': 'off',
    'vitest/expect-expect': [
      'error',
      {
        assertFunctionNames: ['expect*', 'fc.assert'],
      },
    ],
    'unicorn/no-array-sort': 'off',
    'unicorn/no-array-reverse': 'off',
    'unicorn/consistent-function-scoping': 'off',
    'no-control-regex': 'off',
    'unicorn/require-module-specifiers': 'off',
    'unicorn/require-post-message-target-origin': 'off',
    'typescript/no-generated-empty-object-type': 'off',
    'typescript/no-unsafe-type-assertion': 'off',
    'typescript/unbound-method': 'off',
    'import/default': 'off',
    'import/namespace': 'off',
    'consistent-return': 'off',
    'typescript/consistent-return': 'off',
    'vitest/valid-expect': [
      'error',
      {
        maxArgs: 2,
      },
    ],
    'vitest/no-conditional-expect': 'off',
  },
  overrides: [
    ...house.flatMap((part): OxlintOverride[] => [
      {
        files: [`packages/${part.package}/src/**`],
        rules: {
          ...(part.pure === true && pure),
          'no-restricted-imports': ['error', { patterns: [outside(part)] }],
        },
      },
      ...rooms(part),
    ]),
    {
      files: ['**/test/**', 'test/**'],
      rules: {
        'max-lines': ['error', { max: 800, skipBlankLines: false, skipComments: false }],
      },
    },
  ],
});
