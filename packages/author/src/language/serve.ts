/** The language server: an editor's questions, answered from the text that it has open. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  CodeActionKind,
  CompletionItemKind,
  ErrorCodes,
  MarkupKind,
  ResponseError,
  SymbolKind,
  TextDocuments,
  TextDocumentSyncKind,
  type Connection,
  type DocumentSymbol,
  type FoldingRange,
  type Range,
} from 'vscode-languageserver';
import type { Outline, PlacedFile } from '@sandtable/core';
import type { Say } from '@sandtable/words';
import { complete, type Proposal } from './complete.ts';
import { cursorAt } from './cursor.ts';
import { hover } from './hover.ts';
import { declarationOf, mentionAt, rename, usesOf, type Spot } from './navigate.ts';
import { quickFixes } from './quick-fix.ts';
import { shown } from './shown.ts';
import { fileOf, shiftBetween, studyOf, type Study } from './study.ts';

/** Does something after a while, unless it is called off. */
export type Later = (what: () => void, milliseconds: number) => () => void;

export interface Serving {
  readonly connection: Connection;
  readonly later: Later;
  readonly say: Say;
  readonly version: string;
  readonly whole: Whole;
}
/**
 * The scenario that a document belongs to: where its own file is, and the one text of all its files; null when the document belongs
 * to none. `open` gives what the editor has of a document, which counts before what is on the disk.
 */
export type Whole = (
  uri: string,
  text: string,
  open: (uri: string) => string | null,
) => { readonly uri: string; readonly text: string } | null;

/** A check waits until nobody has typed for so long. */
const pause = 150;

/** Answers until the connection ends. */
export function serve({ connection, later, say, version, whole }: Serving): void {
  const documents = new TextDocuments(TextDocument);
  // by the scenario's own file; documents know theirs
  const studies = new Map<string, Study>();
  const scenarioOf = new Map<string, string>();
  const waiting = new Map<string, () => void>();
  const told = new Map<string, readonly string[]>();

  const open = (uri: string): string | null =>
    documents.get(uri)?.getText() ??
    documents
      .all()
      .find((one) => decodeURIComponent(one.uri) === decodeURIComponent(uri))
      ?.getText() ??
    null;
  const study = (document: TextDocument): Study | null => {
    const found = whole(document.uri, document.getText(), open);
    if (found === null) {
      scenarioOf.delete(document.uri);
      return null;
    }
    const studied = studyOf(found.text, found.uri, studies.get(found.uri) ?? null);
    studies.set(found.uri, studied);
    scenarioOf.set(document.uri, found.uri);
    return studied;
  };
  const known = (document: TextDocument): Study | null => {
    const scenario = scenarioOf.get(document.uri);
    return (scenario === undefined ? null : studies.get(scenario)) ?? study(document);
  };
  const fresh = (document: TextDocument): Study | null => {
    const before = known(document);
    return before !== null && fileIn(before, document.uri)?.text === plain(document)
      ? before
      : study(document);
  };
  const tell = (document: TextDocument): void => {
    const { uri, version: of } = document;
    const diagnostics = study(document)?.diagnostics ?? [];
    const own = diagnostics.filter(({ place }) => isSame(place.file, uri));
    void connection.sendDiagnostics({ uri, version: of, diagnostics: own.map(shown) });
    // other files of the scenario are told of too, until there is nothing more to tell
    const scenario = scenarioOf.get(uri) ?? uri;
    const others = [...new Set(diagnostics.map(({ place }) => place.file))].filter(
      (one) => !isSame(one, uri),
    );
    const before = (told.get(scenario) ?? []).filter((one) => !isSame(one, uri));
    for (const other of new Set([...others, ...before])) {
      const there = diagnostics.filter(({ place }) => place.file === other);
      void connection.sendDiagnostics({ uri: uriOf(other), diagnostics: there.map(shown) });
    }
    told.set(scenario, others);
  };
  /** The uri under which the editor has a document. */
  const uriOf = (file: string): string =>
    documents.all().find(({ uri }) => isSame(uri, file))?.uri ?? encodeURI(decodeURIComponent(file));

  connection.onInitialize(() => ({
    serverInfo: { name: 'sandtable', version },
    capabilities: {
      textDocumentSync: TextDocumentSyncKind.Incremental,
      completionProvider: { triggerCharacters: ['.', '"', "'", '{', '[', ' ', ':'] },
      hoverProvider: true,
      definitionProvider: true,
      referencesProvider: true,
      renameProvider: { prepareProvider: true },
      documentSymbolProvider: true,
      foldingRangeProvider: true,
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
    },
  }));

  documents.onDidChangeContent(({ document }) => {
    waiting.get(document.uri)?.();
    const callOff = later(() => {
      waiting.delete(document.uri);
      const now = documents.get(document.uri);
      if (now !== undefined) tell(now);
    }, pause);
    waiting.set(document.uri, callOff);
  });
  documents.onDidClose(({ document: { uri } }) => {
    waiting.get(uri)?.();
    waiting.delete(uri);
    studies.delete(uri);
    scenarioOf.delete(uri);
    void connection.sendDiagnostics({ uri, diagnostics: [] });
  });

  /** The file that is asked about and the study of it, as it is or from before the last keys; null for what is no scenario. */
  const about = (uri: string) => {
    const document = documents.get(uri);
    const found = document === undefined || !isYaml(uri) ? null : known(document);
    return document === undefined || found === null ? null : { document, known: found };
  };
  const rangeOf = (document: TextDocument, { start, end }: Spot): Range => ({
    start: document.positionAt(start),
    end: document.positionAt(end),
  });

  connection.onCompletion(({ textDocument, position }) => {
    const asked = about(textDocument.uri);
    if (asked === null) return [];
    const { document, known } = asked;
    const offset = document.offsetAt(position);
    const proposals = complete(cursorAt(document.getText(), offset), known.survey, say);
    return proposals.map((one, at) => ({
      ...item(one, at),
      textEdit: { range: rangeOf(document, { start: one.from, end: offset }), newText: one.insert },
    }));
  });
  connection.onHover(({ textDocument, position }) => {
    const asked = about(textDocument.uri);
    if (asked === null) return null;
    const { document } = asked;
    const { survey } = asked.known;
    const offset = placed(asked.known, document).back(document.offsetAt(position));
    const found = offset === null ? null : hover(survey, offset, say);
    if (found === null) return null;
    const place = placeOf(asked.known, found.spot);
    const contents = { kind: MarkupKind.Markdown, value: found.markdown };
    return place === null ? { contents } : { contents, range: place.range };
  });

  /** Where a spot of a study stands in the document that is open now, or on the disk; null in what was typed since. */
  const placeOf = (studied: Study, spot: Spot): { readonly uri: string; readonly range: Range } | null => {
    const file = fileOf(studied.files, spot.start);
    if (file === null) return null;
    const uri = uriOf(file.file);
    const document = documents.get(uri) ?? TextDocument.create(uri, 'yaml', 0, file.text);
    const { forth } = shiftBetween(file.text, plain(document));
    const [start, end] = [forth(spot.start - file.start), forth(spot.end - file.start)];
    return start === null || end === null ? null : { uri, range: rangeOf(document, { start, end }) };
  };
  /** For what leads elsewhere the text must be the one that is studied; in a broken file that is so up to what was typed last. */
  const named = (uri: string, position: { readonly line: number; readonly character: number }) => {
    const asked = about(uri);
    const studied = asked && fresh(asked.document);
    if (asked === null || studied === null) return null;
    const { document } = asked;
    const offset = placed(studied, document).back(document.offsetAt(position));
    const mention = offset === null ? null : mentionAt(studied.survey, offset);
    return mention === null ? null : { document, studied, mention };
  };
  connection.onDefinition(({ textDocument: { uri }, position }) => {
    const found = named(uri, position);
    const declared = found && declarationOf(found.studied.survey, found.mention);
    return found && declared ? placeOf(found.studied, declared.spot) : null;
  });
  connection.onReferences(({ textDocument: { uri }, position, context }) => {
    const found = named(uri, position);
    if (found === null) return [];
    return usesOf(found.studied.survey, found.mention)
      .filter((one) => context.includeDeclaration || !one.declares)
      .flatMap(({ spot }) => placeOf(found.studied, spot) ?? []);
  });
  connection.onPrepareRename(({ textDocument: { uri }, position }) => {
    const found = named(uri, position);
    if (found === null || declarationOf(found.studied.survey, found.mention) === null) return null;
    const place = placeOf(found.studied, found.mention.spot);
    return place && { range: place.range, placeholder: found.mention.name };
  });
  connection.onRenameRequest(({ textDocument: { uri }, position, newName }) => {
    const found = named(uri, position);
    if (found === null) return null;
    const { studied, mention, document } = found;
    if (fileIn(studied, document.uri)?.text !== plain(document)) {
      return new ResponseError(ErrorCodes.InvalidRequest, say('author.rename.broken'));
    }
    const { edits, why } = rename(studied, mention, newName, say);
    if (edits === null) return new ResponseError(ErrorCodes.InvalidRequest, why);
    const changes: Record<string, { range: Range; newText: string }[]> = {};
    for (const { spot, text } of edits) {
      const place = placeOf(studied, spot);
      if (place !== null) (changes[place.uri] ??= []).push({ range: place.range, newText: text });
    }
    return { changes };
  });

  /** A document that is as it was studied, with the study and where the document begins in it. */
  const settled = (uri: string) => {
    const asked = about(uri);
    const studied = asked && fresh(asked.document);
    const file = studied && fileIn(studied, uri);
    if (!asked || !studied || file?.text !== plain(asked.document)) return null;
    const within = ({ start, end }: Spot) => start >= file.start && end <= file.start + file.text.length;
    const inFile = ({ start, end }: Spot): Spot => ({ start: start - file.start, end: end - file.start });
    return { document: asked.document, survey: studied.survey, within, inFile };
  };
  connection.onCodeAction(({ textDocument: { uri }, range, context: { only } }) => {
    const asked = about(uri);
    const studied = asked && fresh(asked.document);
    if (!asked || !studied || fileIn(studied, uri)?.text !== plain(asked.document)) return [];
    if (only !== undefined && !only.includes(CodeActionKind.QuickFix)) return [];
    const own = studied.diagnostics.filter(({ place }) => isSame(place.file, uri));
    return [...quickFixes(own, uri, range, say)];
  });
  connection.onDocumentSymbol(({ textDocument: { uri } }) => {
    const found = settled(uri);
    if (found === null) return [];
    const { document, survey, within, inFile } = found;
    // a section that an included file adds to holds names of both
    const symbols = (one: Outline): readonly DocumentSymbol[] => {
      const children = one.children.flatMap(symbols);
      if (!within(one.spot)) return children;
      return [
        {
          name: one.name,
          ...(one.title !== null && { detail: one.title }),
          kind: symbolKinds[one.kind] ?? SymbolKind.Object,
          range: rangeOf(document, inFile(one.whole)),
          selectionRange: rangeOf(document, inFile(one.spot)),
          children: [...children],
        },
      ];
    };
    return survey.outline.flatMap(symbols);
  });
  connection.onFoldingRanges(({ textDocument: { uri } }) => {
    const found = settled(uri);
    if (found === null) return [];
    const { document, survey, within, inFile } = found;
    const folds = new Map<number, FoldingRange>();
    for (const { whole: span } of [...survey.declarations, ...survey.keys]) {
      if (!within(span)) continue;
      const startLine = document.positionAt(inFile(span).start).line;
      const endLine = document.positionAt(
        inFile({ start: span.start, end: endOfLast(survey.text, span) }).end,
      ).line;
      if (endLine > startLine && !folds.has(startLine)) folds.set(startLine, { startLine, endLine });
    }
    return [...folds.values()].sort((left, right) => left.startLine - right.startLine);
  });

  documents.listen(connection);
  connection.listen();
}

const isYaml = (uri: string): boolean => !/\.csv$/i.test(uri);
/** Editors write signs such as blanks in more than one way. */
const isSame = (uri: string, other: string): boolean =>
  uri === other || decodeURIComponent(uri) === decodeURIComponent(other);
const fileIn = ({ files }: Study, uri: string): PlacedFile | null =>
  files.find(({ file }) => isSame(file, uri)) ?? null;
const plain = (document: TextDocument): string => document.getText();

/** Offsets of a document in the text of a study, which may be of an earlier state. */
function placed(study: Study, document: TextDocument): { readonly back: (offset: number) => number | null } {
  const file = fileIn(study, document.uri);
  if (file === null) return { back: () => null };
  const { back } = shiftBetween(file.text, plain(document));
  return {
    back: (offset) => {
      const at = back(offset);
      return at === null ? null : at + file.start;
    },
  };
}

/** The last sign of a span that is no white space: a block text reaches into the line below. */
function endOfLast(text: string, { start, end }: Spot): number {
  let at = end;
  while (at > start && /\s/.test(text[at - 1] ?? '')) at -= 1;
  return at;
}

const itemKinds: Readonly<Record<Proposal['is'], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  name: CompletionItemKind.Reference,
  word: CompletionItemKind.Keyword,
  function: CompletionItemKind.Function,
  variable: CompletionItemKind.Variable,
  event: CompletionItemKind.Event,
};
const item = ({ label, is, detail, about }: Proposal, at: number) => ({
  label,
  kind: itemKinds[is],
  detail,
  documentation: about,
  // in the order of the language and of the file, which says more than the alphabet
  sortText: String(at).padStart(5, '0'),
});

const symbolKinds: Readonly<Record<string, SymbolKind>> = {
  section: SymbolKind.Namespace,
  variable: SymbolKind.Variable,
  parameter: SymbolKind.Constant,
  luck: SymbolKind.Variable,
  fact: SymbolKind.Key,
  phase: SymbolKind.Module,
  inject: SymbolKind.Event,
  decision: SymbolKind.Function,
  option: SymbolKind.EnumMember,
  action: SymbolKind.Method,
  role: SymbolKind.Class,
  test: SymbolKind.Boolean,
};
