/** An editor: a real client of the protocol, with the server as a process of its own. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type Diagnostic,
  type Position,
} from 'vscode-languageserver-protocol/node';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
export const ferryPort = readFileSync(
  new URL('../../../test/fixtures/ferry-port.yaml', import.meta.url),
  'utf8',
);
export const ferryPortUri = 'file:///home/ana/ferry-port/scenario.yaml';

/** Opens an editor on a file; `uri` is where it stands. */
export async function openEditor(uri = ferryPortUri) {
  const server = spawn(process.execPath, [main, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
  let complaints = '';
  server.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const exit = new Promise<number | null>((done) => server.once('exit', done));
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  let version = 0;
  let text = '';
  const told = new Map<number, readonly Diagnostic[]>();
  const elsewhere = new Map<string, readonly Diagnostic[]>();
  const waiting = new Map<number, (diagnostics: readonly Diagnostic[]) => void>();
  let watching = (): void => {};
  connection.onNotification(PublishDiagnosticsNotification.type, (published) => {
    if (published.uri !== uri) {
      elsewhere.set(published.uri, published.diagnostics);
      watching();
      return;
    }
    const of = published.version ?? 0;
    told.set(of, published.diagnostics);
    waiting.get(of)?.(published.diagnostics);
  });
  connection.listen();
  const { capabilities } = await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    capabilities: {},
  });
  await connection.sendNotification(InitializedNotification.type, {});

  /** What is found in the text as it is now, once the server has looked at it. */
  const diagnostics = (): Promise<readonly Diagnostic[]> => {
    const of = version;
    const known = told.get(of);
    return known === undefined ? new Promise((done) => waiting.set(of, done)) : Promise.resolve(known);
  };
  const positionOf = (offset: number): Position => {
    const before = text.slice(0, offset).split('\n');
    return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  };
  return {
    uri,
    connection,
    capabilities,
    diagnostics,
    /** What was told last of a file that is not open. */
    elsewhere,
    /** Waits until what is told of other files is so. */
    until: (isSo: () => boolean): Promise<void> =>
      new Promise((done) => {
        watching = () => {
          if (isSo()) done();
        };
        watching();
      }),
    text: () => text,
    /** Opens the file with this content, as if for the first time. */
    async open(content: string) {
      if (version > 0) {
        await connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
      }
      text = content;
      version += 1;
      const textDocument = { uri, languageId: 'yaml', version, text };
      await connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
    },
    /** Opens another file beside. */
    async openToo(other: string, content: string) {
      const textDocument = { uri: other, languageId: 'yaml', version: 1, text: content };
      await connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
    },
    async closeToo(other: string) {
      await connection.sendNotification(DidCloseTextDocumentNotification.type, {
        textDocument: { uri: other },
      });
    },
    /** Types over the first occurrence of `old`; of `now`, | is where the cursor is left. */
    async type(old: string, now: string): Promise<Position> {
      const at = text.indexOf(old);
      if (at === -1) throw new Error(`${old} does not stand in the text`);
      const typed = now.replace('|', '');
      const range = { start: positionOf(at), end: positionOf(at + old.length) };
      text = text.slice(0, at) + typed + text.slice(at + old.length);
      version += 1;
      await connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges: [{ range, text: typed }],
      });
      const cursor = now.indexOf('|');
      return positionOf(at + (cursor === -1 ? typed.length : cursor));
    },
    /** Where the | of a stretch of the text is. */
    find(stretch: string): Position {
      const at = text.indexOf(stretch.replace('|', ''));
      if (at === -1) throw new Error(`${stretch} does not stand in the text`);
      return positionOf(at + stretch.indexOf('|'));
    },
    /** Ends as an editor does; the exit code, and what the server said on the side. */
    async close() {
      await connection.sendRequest(ShutdownRequest.type);
      await connection.sendNotification(ExitNotification.type);
      const code = await exit;
      connection.dispose();
      return { code, complaints };
    },
  };
}
