import type { CliCommand, CommandName } from './command-line/command.ts';

/** Every command, loaded when it is asked for: to facilitate does not read the code that makes papers. */
const commands: Partial<Record<CommandName, () => Promise<CliCommand>>> = {
  lobby: async () => (await import('./commands/lobby.ts')).lobby,
  check: async () => (await import('./commands/check.ts')).check,
  run: async () => (await import('./commands/run.ts')).run,
  host: async () => (await import('./commands/host.ts')).host,
  screen: async () => (await import('./commands/screen.ts')).screen,
  play: async () => (await import('./commands/play.ts')).play,
  test: async () => (await import('./commands/test.ts')).test,
  watch: async () => (await import('./commands/watch.ts')).watch,
  transcribe: async () => (await import('./commands/transcribe.ts')).transcribe,
  explore: async () => (await import('./commands/explore.ts')).explore,
  replay: async () => (await import('./commands/replay.ts')).replay,
  report: async () => (await import('./commands/report.ts')).report,
  plan: async () => (await import('./commands/plan.ts')).plan,
  lessons: async () => (await import('./commands/lessons.ts')).lessons,
  records: async () => (await import('./commands/records.ts')).records,
  doctor: async () => (await import('./commands/doctor.ts')).doctor,
  strike: async () => (await import('./commands/strike.ts')).strike,
  erase: async () => (await import('./commands/erase.ts')).erase,
  graph: async () => (await import('./commands/graph.ts')).graph,
  fmt: async () => (await import('./commands/fmt.ts')).fmt,
  new: async () => (await import('./commands/new.ts')).newScenario,
  import: async () => (await import('./commands/import.ts')).importList,
  export: async () => (await import('./commands/export.ts')).exportInjects,
  lsp: async () => (await import('./commands/lsp.ts')).lsp,
  schema: async () => (await import('./commands/schema.ts')).schema,
  explain: async () => (await import('./commands/explain.ts')).explain,
  completion: async () => (await import('./commands/completion.ts')).completion,
};

export const commandNames = Object.keys(commands) as readonly CommandName[];

export async function commandNamed(name: string): Promise<CliCommand | undefined> {
  return Object.hasOwn(commands, name) ? commands[name as CommandName]?.() : undefined;
}
