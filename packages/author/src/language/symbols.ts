/** The shape of a file: its outline and what folds. */
import { SymbolKind, type DocumentSymbol, type FoldingRange } from 'vscode-languageserver';
import type { Outline, Spot } from '@sandtable/language/editing';
import { editorRange, type Settled } from './place.ts';

export function symbolsIn({ document, study, within, inFile }: Settled): DocumentSymbol[] {
  // a section to which an included file adds holds names of both files
  const symbols = (one: Outline): DocumentSymbol[] => {
    const children = one.children.flatMap(symbols);
    if (!within(one.spot)) return children;
    const whole = inFile({ start: one.whole.start, end: endOfLast(study.survey.text, one.whole) });
    return [
      {
        name: one.name,
        ...(one.title !== null && { detail: one.title }),
        kind: symbolKinds[one.kind] ?? SymbolKind.Object,
        range: editorRange(document, whole),
        selectionRange: editorRange(document, inFile(one.spot)),
        children,
      },
    ];
  };
  return study.survey.outline.flatMap(symbols);
}

export function foldsIn({ document, study, within, inFile }: Settled): FoldingRange[] {
  const { text, declarations, keys, outline } = study.survey;
  const folds = new Map<number, FoldingRange>();
  const steps = outline.filter(({ kind }) => kind === 'step');
  for (const { whole } of [...declarations, ...keys, ...steps]) {
    if (!within(whole)) continue;
    const { start, end } = editorRange(document, inFile({ start: whole.start, end: endOfLast(text, whole) }));
    if (end.line > start.line && !folds.has(start.line))
      folds.set(start.line, { startLine: start.line, endLine: end.line });
  }
  return [...folds.values()].sort((left, right) => left.startLine - right.startLine);
}

/** The last sign of a span that is no white space: a block text reaches into the line below. */
function endOfLast(text: string, { start, end }: Spot): number {
  let at = end;
  while (at > start && /\s/.test(text[at - 1] ?? '')) at -= 1;
  return at;
}

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
  step: SymbolKind.Event,
};
