/** The language server: an editor's questions, answered from the text that it has open. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  CodeActionKind,
  CompletionItemKind,
  type Connection,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  MarkupKind,
  type Position,
  type Range,
  ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import type { Say } from '@sandtable/words';
import { styled } from '../format/styled.ts';
import { complete } from './complete.ts';
import { type Completion } from './complete-expression.ts';
import { cursorAt } from './cursor.ts';
import { hover } from './hover.ts';
import { type Later, type StudyDocument, type SeenStudy, looking } from './looking.ts';
import { declarationOf, mentionAt, rename, usesOf } from './navigate.ts';
import { offsetIn, locationOf, editorRange, settledDocument, uriOf } from './place.ts';
import { quickFixes } from './quick-fix.ts';
import { reformatted } from './reformat.ts';
import { editorDiagnostic } from './editor-diagnostic.ts';
import { fileIn, isSame } from './study.ts';
import { foldsIn, symbolsIn } from './symbols.ts';

export interface Serving {
  readonly connection: Connection;
  readonly later: Later;
  readonly say: Say;
  readonly version: string;
  readonly look: StudyDocument;
}

/** Answers until the connection ends. What can be told from the last look is; what leads elsewhere waits for the next. */
export function serve({ connection, later, say, version, look }: Serving): void {
  const documents = new TextDocuments(TextDocument);
  const texts = () => new Map(documents.all().map((one) => [one.uri, one.getText()]));

  // Marks

  // by scenario: the files that have marks now
  const told = new Map<string, readonly string[]>();
  const tell = (uri: string, seen: SeenStudy | null): void => {
    if (seen === null) {
      const document = documents.get(uri);
      void connection.sendDiagnostics({
        uri,
        ...(document !== undefined && { version: document.version }),
        diagnostics: [],
      });
      return;
    }
    const { study, open } = seen;
    const { scenario, files, diagnostics } = study;
    const marked = [...new Set(diagnostics.map(({ place }) => place.file))];
    const edited = documents.all().filter((one) => files.some(({ file }) => isSame(file, one.uri)));
    for (const document of edited) {
      // the text has been changed since and is studied again soon: marks would stand in wrong places until then
      if (document.getText() !== open.get(document.uri)) continue;
      const own = diagnostics.filter(({ place }) => isSame(place.file, document.uri));
      void connection.sendDiagnostics({
        uri: document.uri,
        version: document.version,
        diagnostics: own.map((one) => editorDiagnostic(one, say)),
      });
    }
    // marks of the scenario's other files are sent too, and are cleared when nothing is wrong with them any more
    for (const file of new Set([...marked, ...(told.get(scenario) ?? [])])) {
      if (edited.some((one) => isSame(one.uri, file))) continue;
      const there = diagnostics.filter(({ place }) => place.file === file);
      void connection.sendDiagnostics({
        uri: uriOf(documents, file),
        diagnostics: there.map((one) => editorDiagnostic(one, say)),
      });
    }
    told.set(scenario, marked);
  };
  const { known, fresh, soon, stale, forget } = looking(look, texts, later, tell);

  documents.onDidChangeContent(({ document: { uri } }) => soon(uri));
  documents.onDidSave(({ document: { uri } }) => soon(uri));
  documents.onDidClose(({ document: { uri } }) => {
    const study = known(uri);
    forget(uri);
    const others = documents.all().filter((one) => study !== null && fileIn(study, one.uri) !== null);
    const [other] = others;
    // its text on the disk counts from now on
    if (other !== undefined) return soon(other.uri);
    const files = study === null ? [] : (told.get(study.scenario) ?? []);
    for (const one of new Set([uri, ...files]))
      void connection.sendDiagnostics({ uri: one, diagnostics: [] });
    if (study !== null) told.delete(study.scenario);
  });
  connection.onDidChangeWatchedFiles(() => stale(documents.all().map(({ uri }) => uri)));

  let canWatch = false;
  connection.onInitialize(({ capabilities }) => {
    canWatch = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    return {
      serverInfo: { name: 'sandtable', version },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        completionProvider: { triggerCharacters: ['.', '"', "'", '{', '[', ' ', ':'] },
        hoverProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        renameProvider: { prepareProvider: true },
        documentSymbolProvider: true,
        foldingRangeProvider: true,
        documentFormattingProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
      },
    };
  });
  connection.onInitialized(() => {
    const watchers = [{ globPattern: '**/*.{yaml,yml,csv,txt,md,png,jpg,jpeg,gif,webp}' }];
    if (canWatch) void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  });

  // Answers from what is known

  /** The document that is asked about and what was found last, however long ago; the first look is waited for. */
  const lately = async (uri: string) => {
    const study = known(uri) ?? (await fresh(uri))?.study ?? null;
    const document = documents.get(uri);
    const file = study && fileIn(study, uri);
    return !document || !study || !file ? null : { document, study, file };
  };
  connection.onCompletion(async ({ textDocument: { uri }, position }) => {
    const asked = isYaml(uri) ? await lately(uri) : null;
    if (asked === null) return [];
    const { document, study, file } = asked;
    const offset = document.offsetAt(position);
    const proposals = complete(cursorAt(document.getText(), offset), file.of, study, say);
    return proposals.map((one, at) => ({
      ...item(one, at),
      textEdit: { range: editorRange(document, { start: one.from, end: offset }), newText: one.insert },
    }));
  });
  connection.onHover(async ({ textDocument: { uri }, position }) => {
    const asked = await lately(uri);
    if (asked === null) return null;
    const { document, study } = asked;
    const offset = offsetIn(study, document, document.offsetAt(position));
    const found = offset === null ? null : hover(study, offset, say);
    if (found === null) return null;
    const place = locationOf(documents, study, found.spot);
    const contents = { kind: MarkupKind.Markdown, value: found.markdown };
    return place === null ? { contents } : { contents, range: place.range };
  });

  // Answers that wait for the text of now

  /** Jumps and renames need a study of exactly the current text; where the file has a syntax error, the last state before it will do. */
  const named = async (uri: string, position: Position) => {
    const study = (await fresh(uri))?.study;
    const document = documents.get(uri);
    if (study === undefined || document === undefined) return null;
    const offset = offsetIn(study, document, document.offsetAt(position));
    const mention = offset === null ? null : mentionAt(study.survey, offset);
    return mention === null ? null : { study, mention };
  };
  connection.onDefinition(async ({ textDocument: { uri }, position }) => {
    const found = await named(uri, position);
    const declared = found && declarationOf(found.study.survey, found.mention);
    return found && declared ? locationOf(documents, found.study, declared.spot) : null;
  });
  connection.onReferences(async ({ textDocument: { uri }, position, context }) => {
    const found = await named(uri, position);
    if (found === null) return [];
    return usesOf(found.study.survey, found.mention)
      .filter((one) => context.includeDeclaration || !one.declares)
      .flatMap(({ spot }) => locationOf(documents, found.study, spot) ?? []);
  });
  connection.onPrepareRename(async ({ textDocument: { uri }, position }) => {
    const found = await named(uri, position);
    if (found === null || declarationOf(found.study.survey, found.mention) === null) return null;
    const place = locationOf(documents, found.study, found.mention.spot);
    return place && { range: place.range, placeholder: found.mention.name };
  });
  connection.onRenameRequest(async ({ textDocument: { uri }, position, newName }) => {
    const found = await named(uri, position);
    if (found === null) return null;
    const { study, mention } = found;
    const { edits, why } = await rename(study, mention, newName, say, (changed) =>
      look({ uri, open: withThose(texts(), changed) }),
    );
    if (edits === null) return new ResponseError(ErrorCodes.InvalidRequest, why);
    const changes: Record<string, { range: Range; newText: string }[]> = {};
    for (const { spot, text } of edits) {
      const place = locationOf(documents, study, spot);
      if (place !== null) (changes[place.uri] ??= []).push({ range: place.range, newText: text });
    }
    return { changes };
  });
  const withThose = (open: ReadonlyMap<string, string>, changed: ReadonlyMap<string, string>) => {
    const all = new Map(open);
    for (const [file, text] of changed) all.set(uriOf(documents, file), text);
    return all;
  };

  const unchanged = async (uri: string) => {
    const study = (await fresh(uri))?.study;
    const document = documents.get(uri);
    return study === undefined || document === undefined ? null : settledDocument(document, study);
  };
  connection.onCodeAction(async ({ textDocument: { uri }, range, context: { only } }) => {
    if (only !== undefined && !only.includes(CodeActionKind.QuickFix)) return [];
    const seen = await fresh(uri);
    // a file with a syntax error cannot be studied, but it has marks and quick fixes all the same
    if (seen === null || seen.open.get(uri) !== documents.get(uri)?.getText()) return [];
    const own = seen.study.diagnostics.filter(({ place }) => isSame(place.file, uri));
    return [...quickFixes(own, uri, range, say)];
  });
  connection.onDocumentSymbol(async ({ textDocument: { uri } }) => {
    const found = await unchanged(uri);
    return found === null ? [] : symbolsIn(found);
  });
  connection.onFoldingRanges(async ({ textDocument: { uri } }) => {
    const found = await unchanged(uri);
    return found === null ? [] : foldsIn(found);
  });
  connection.onDocumentFormatting(async ({ textDocument: { uri } }) => {
    const asked = await lately(uri);
    if (asked === null) return null;
    return reformatted(asked.document, styled(uri, asked.document.getText()));
  });

  documents.listen(connection);
  connection.listen();
}

const isYaml = (uri: string): boolean => !/\.(?:csv|txt|md)$/i.test(uri);

const itemKinds: Readonly<Record<Completion['is'], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  name: CompletionItemKind.Reference,
  word: CompletionItemKind.Keyword,
  function: CompletionItemKind.Function,
  variable: CompletionItemKind.Variable,
  event: CompletionItemKind.Event,
  file: CompletionItemKind.File,
};
const item = ({ label, is, detail, about }: Completion, at: number) => ({
  label,
  kind: itemKinds[is],
  detail,
  documentation: about,
  // in the order in which the language and the file have them, which helps more than the alphabet
  sortText: String(at).padStart(5, '0'),
});
