/** A large scenario in an editor: how soon the language server answers, and how soon it has looked at what was typed. */
import { spawn } from 'node:child_process';
import {
  createProtocolConnection,
  type Position,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { median } from './measure.ts';
import { exerciseOf, representative, scenarioText } from './representative.ts';

export interface Editing {
  readonly kilobytes: number;
  /** Milliseconds, medians: an answer when nothing else goes on, and the slowest while the text is looked at. */
  readonly completion: number;
  readonly hover: number;
  readonly busy: number;
  /** From the last key to fresh diagnostics. */
  readonly diagnostics: number;
}

export async function editing(command: string, injects = 3000, rounds = 7): Promise<Editing> {
  const original = scenarioText(exerciseOf({ ...representative, injects }), { notes: true });
  const server = spawn(process.execPath, [command, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const { sendRequest, sendNotification, onNotification, listen, dispose } = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  let told = (_version: number): void => {};
  onNotification('textDocument/publishDiagnostics', ({ version }: { version: number }) => told(version));
  listen();
  await sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
  await sendNotification('initialized', {});
  const looked = (version: number): Promise<void> =>
    new Promise((done) => {
      told = (of) => {
        if (of === version) done();
      };
    });

  const textDocument = { uri: 'file:///bench/scenario.yaml' };
  const first = looked(1);
  await sendNotification('textDocument/didOpen', {
    textDocument: { ...textDocument, languageId: 'yaml', version: 1, text: original },
  });
  await first;
  // somebody begins a condition in the middle of the file, and takes it back
  const middle = `inject_${(injects >> 1) | 1}:\n    when: "`;
  const lines = original.slice(0, original.indexOf(middle) + middle.length).split('\n');
  const start: Position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  const typing = 'v0 > 1 or ';
  const end: Position = { line: start.line, character: start.character + typing.length };
  const samples: Omit<Editing, 'kilobytes' | 'busy'>[] = [];
  const busy: number[] = [];
  // first as fast as one types, then with somebody who asks without end while the text is looked at, which takes the other core
  for (let round = -2; round < 2 * rounds; round += 1) {
    const version = round + 4;
    const begins = round % 2 === 0;
    const change = begins
      ? { range: { start, end: start }, text: typing }
      : { range: { start, end }, text: '' };
    const asked = { textDocument, position: begins ? end : start };
    const typed = performance.now();
    const fresh = looked(version).then(() => performance.now() - typed);
    await sendNotification('textDocument/didChange', {
      textDocument: { ...textDocument, version },
      contentChanges: [change],
    });
    const completion = await timed(() => sendRequest('textDocument/completion', asked));
    const hover = await timed(() => sendRequest('textDocument/hover', asked));
    if (round < rounds) {
      const diagnostics = await fresh;
      if (round >= 0) samples.push({ completion, hover, diagnostics });
      continue;
    }
    let slowest = 0;
    const until = { fresh: false };
    void fresh.then(() => (until.fresh = true));
    while (!until.fresh)
      slowest = Math.max(slowest, await timed(() => sendRequest('textDocument/hover', asked)));
    busy.push(slowest);
  }
  await sendRequest('shutdown');
  await sendNotification('exit');
  dispose();
  const of = (which: keyof Omit<Editing, 'kilobytes' | 'busy'>) =>
    median(samples.map((sample) => sample[which]));
  return {
    kilobytes: Math.round(original.length / 1024),
    completion: of('completion'),
    hover: of('hover'),
    busy: median(busy),
    diagnostics: of('diagnostics'),
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
