/** `# allow ST0704: reason` in a file silences that warning on its own line, or on the next when it stands alone. */
import { diagnosticCatalogue } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { idleSilence, silenceWithoutReason } from '../diagnostics/silence.ts';
import { type NamedText, createReader } from '../text/reader.ts';

interface Silence {
  readonly code: string;
  readonly start: number;
  /** The line whose warnings it silences. */
  readonly line: number;
  readonly reason: string;
}

// in a table the comment stands at the beginning of a cell
const allow = /(?:^|[\s,;"])#\s*allow\s+(ST\d{4})\b(?::?[ \t]*([^\r\n]*))?/;
const comment = /^\s*(?:#|$)/;

function silencesOf(text: string): readonly Silence[] {
  const lines = text.split('\n');
  const found: Silence[] = [];
  let offset = 0;
  lines.forEach((line, at) => {
    const match = allow.exec(line);
    const [whole, code, reason = ''] = match ?? [];
    if (match !== null && whole !== undefined && code !== undefined) {
      let target = at;
      if (comment.test(line))
        while (target < lines.length - 1 && comment.test(lines[target] ?? '')) target += 1;
      const start = offset + match.index + whole.indexOf(code);
      found.push({ code, start, line: target + 1, reason: reason.trim() });
    }
    offset += line.length + 1;
  });
  return found;
}

/** The diagnostics without the warnings that their files allow, and with those about the silences. In the order of their places. */
export function silenced(
  files: readonly NamedText[],
  diagnostics: readonly Diagnostic[],
): readonly Diagnostic[] {
  return files.reduce((left, one) => silencedIn(one, left), diagnostics);
}

function silencedIn({ file, text }: NamedText, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const silences = text.includes('allow') ? silencesOf(text) : [];
  if (silences.length === 0) return diagnostics;
  const reader = createReader(file, text);
  const used = new Set<Silence>();
  const left = diagnostics.filter(({ severity, code, place }) => {
    if (severity === 'error' || place.file !== file) return true;
    // one silence, one warning: a second on the same line is another matter
    const one = silences.find(
      (silence) => silence.code === code && silence.line === place.line && !used.has(silence),
    );
    if (one !== undefined) used.add(one);
    return one === undefined;
  });
  for (const one of silences) {
    const { code, start } = one;
    // `explore` tells those, and judges their silences
    if (toldElsewhere(code)) continue;
    const spot = { start, end: start + code.length };
    if (!used.has(one)) reader.report(idleSilence, spot, { code, why: whyIdle(code) });
    else if (one.reason === '') reader.report(silenceWithoutReason, spot, { code });
  }
  // sorts the diagnostics of this file by place; those of other files keep their position
  const own = [...left.filter(({ place }) => place.file === file), ...reader.diagnostics()];
  own.sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
  const first = left.findIndex(({ place }) => place.file === file);
  const others = left.filter(({ place }) => place.file !== file);
  const before = first === -1 ? others.length : first;
  return [...others.slice(0, before), ...own, ...others.slice(before)];
}

function toldElsewhere(code: string): boolean {
  const entry = diagnosticCatalogue.get(code);
  return entry?.severity === 'warning' && entry.met === 'outside';
}

function whyIdle(code: string): 'nothing' | 'error' | 'unknown' {
  const severity = diagnosticCatalogue.get(code)?.severity;
  return severity === undefined ? 'unknown' : severity === 'error' ? 'error' : 'nothing';
}
