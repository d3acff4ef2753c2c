// The one pnpm that is used here; whichever is on the machine is not asked.
export const PNPM = '12.21.0';

/** The arguments with which `npx` runs it. */
export const withPnpm = (args) => ['-y', `--package=pnpm@${PNPM}`, '--', 'pnpm', ...args];
