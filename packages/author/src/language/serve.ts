/** The language server: an editor's questions, answered from the text that it has open. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  CompletionItemKind,
  DiagnosticSeverity,
  ErrorCodes,
  MarkupKind,
  ResponseError,
  SymbolKind,
  TextDocuments,
  TextDocumentSyncKind,
  type Connection,
  type Diagnostic as Shown,
  type DocumentSymbol,
  type FoldingRange,
  type Range,
} from 'vscode-languageserver';
import type { Diagnostic, Outline } from '@sandtable/core';
import type { Say } from '@sandtable/words';
import { complete, type Proposal } from './complete.ts';
import { cursorAt } from './cursor.ts';
import { hover } from './hover.ts';
import { declarationOf, mentionAt, rename, usesOf, type Spot } from './navigate.ts';
import { shiftBetween, studyOf, type Study } from './study.ts';

/** Does something after a while, unless it is called off. */
export type Later = (what: () => void, milliseconds: number) => () => void;

export interface Serving {
  readonly connection: Connection;
  readonly later: Later;
  readonly say: Say;
  /** What a file is called in messages. */
  readonly version: string;
}

/** A check waits until nobody has typed for so long. */
const pause = 150;

/** Answers until the connection ends. */
export function serve({ connection, later, say, version }: Serving): void {
  const documents = new TextDocuments(TextDocument);
  const studies = new Map<string, Study>();
  const waiting = new Map<string, () => void>();

  const study = (document: TextDocument): Study => {
    const before = studies.get(document.uri) ?? null;
    const found = studyOf(document.getText(), nameOf(document.uri), before);
    studies.set(document.uri, found);
    return found;
  };
  const fresh = (document: TextDocument): Study => {
    const known = studies.get(document.uri);
    return known?.survey.text === document.getText() ? known : study(document);
  };
  const tell = (document: TextDocument): void => {
    const { uri, version: of } = document;
    const { diagnostics } = isScenario(document) ? study(document) : { diagnostics: [] };
    void connection.sendDiagnostics({ uri, version: of, diagnostics: diagnostics.map(shown) });
  };

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
    void connection.sendDiagnostics({ uri, diagnostics: [] });
  });

  /** The file that is asked about and the study of it, as it is or from before the last keys; null for what is no scenario. */
  const about = (uri: string): { readonly document: TextDocument; readonly known: Study } | null => {
    const document = documents.get(uri);
    if (document === undefined || !isScenario(document)) return null;
    return { document, known: studies.get(uri) ?? study(document) };
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
    const { document, known } = asked;
    const { back, forth } = shiftBetween(known.survey.text, document.getText());
    const offset = back(document.offsetAt(position));
    const told = offset === null ? null : hover(known.survey, offset, say);
    if (told === null) return null;
    const [start, end] = [forth(told.spot.start), forth(told.spot.end)];
    const contents = { kind: MarkupKind.Markdown, value: told.markdown };
    return start === null || end === null
      ? { contents }
      : { contents, range: rangeOf(document, { start, end }) };
  });

  /** For what leads elsewhere the text must be the one that is studied; in a broken file that is so up to what was typed last. */
  const named = (uri: string, position: { readonly line: number; readonly character: number }) => {
    const asked = about(uri);
    if (asked === null) return null;
    const { document } = asked;
    const { survey } = fresh(document);
    const { back, forth } = shiftBetween(survey.text, document.getText());
    const offset = back(document.offsetAt(position));
    const mention = offset === null ? null : mentionAt(survey, offset);
    if (mention === null) return null;
    const place = (spot: Spot): Range | null => {
      const [start, end] = [forth(spot.start), forth(spot.end)];
      return start === null || end === null ? null : rangeOf(document, { start, end });
    };
    return { document, survey, mention, place };
  };
  connection.onDefinition(({ textDocument: { uri }, position }) => {
    const found = named(uri, position);
    const declared = found && declarationOf(found.survey, found.mention);
    const range = declared && found.place(declared.spot);
    return range ? { uri, range } : null;
  });
  connection.onReferences(({ textDocument: { uri }, position, context }) => {
    const found = named(uri, position);
    if (found === null) return [];
    return usesOf(found.survey, found.mention)
      .filter((one) => context.includeDeclaration || !one.declares)
      .flatMap(({ spot }) => {
        const range = found.place(spot);
        return range === null ? [] : [{ uri, range }];
      });
  });
  connection.onPrepareRename(({ textDocument: { uri }, position }) => {
    const found = named(uri, position);
    if (found === null || declarationOf(found.survey, found.mention) === null) return null;
    const range = found.place(found.mention.spot);
    return range && { range, placeholder: found.mention.name };
  });
  connection.onRenameRequest(({ textDocument: { uri }, position, newName }) => {
    const found = named(uri, position);
    if (found === null) return null;
    const { document, survey, mention } = found;
    if (survey.text !== document.getText()) {
      return new ResponseError(ErrorCodes.InvalidRequest, say('author.rename.broken'));
    }
    const { edits, why } = rename(survey, mention, newName, say);
    if (edits === null) return new ResponseError(ErrorCodes.InvalidRequest, why);
    return {
      changes: { [uri]: edits.map(({ spot, text }) => ({ range: rangeOf(document, spot), newText: text })) },
    };
  });

  connection.onDocumentSymbol(({ textDocument: { uri } }) => {
    const asked = about(uri);
    if (asked === null) return [];
    const { document } = asked;
    const { survey } = fresh(document);
    if (survey.text !== document.getText()) return [];
    const symbol = (one: Outline): DocumentSymbol => ({
      name: one.name,
      ...(one.title !== null && { detail: one.title }),
      kind: symbolKinds[one.kind] ?? SymbolKind.Object,
      range: rangeOf(document, one.whole),
      selectionRange: rangeOf(document, one.spot),
      children: one.children.map(symbol),
    });
    return survey.outline.map(symbol);
  });
  connection.onFoldingRanges(({ textDocument: { uri } }) => {
    const asked = about(uri);
    if (asked === null) return [];
    const { document } = asked;
    const { survey } = fresh(document);
    if (survey.text !== document.getText()) return [];
    const folds = new Map<number, FoldingRange>();
    for (const { whole } of [...survey.declarations, ...survey.keys]) {
      const startLine = document.positionAt(whole.start).line;
      const endLine = document.positionAt(endOfLast(survey.text, whole)).line;
      if (endLine > startLine && !folds.has(startLine)) folds.set(startLine, { startLine, endLine });
    }
    return [...folds.values()].sort((left, right) => left.startLine - right.startLine);
  });

  documents.listen(connection);
  connection.listen();
}

const isScenario = (document: TextDocument): boolean =>
  /(?:^|\/)scenario\.ya?ml$/.test(document.uri) || /^sandtable\s*:/m.test(document.getText());
const nameOf = (uri: string): string => uri.slice(uri.lastIndexOf('/') + 1);

/** The last sign of a span that is no white space: a block text reaches into the line below. */
function endOfLast(text: string, { start, end }: Spot): number {
  let at = end;
  while (at > start && /\s/.test(text[at - 1] ?? '')) at -= 1;
  return at;
}

const shown = ({ code, severity, place, message, reason, fix }: Diagnostic): Shown => ({
  range: {
    start: { line: place.line - 1, character: place.column - 1 },
    end: { line: place.endLine - 1, character: place.endColumn - 1 },
  },
  severity: severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
  code,
  source: 'sandtable',
  message: [message, reason, fix].filter((part) => part !== '').join('\n'),
});

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
