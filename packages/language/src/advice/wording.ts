/** Advice on words: translations that are missing, and real names where all is invented. */
import { isCollection, isPair, isScalar, type Node } from 'yaml';
import { unitForms } from '@sandtable/core/scenario';
import type { Checking, Review } from '../check/checking.ts';
import { missingTranslation, realName, unitTwice } from '../diagnostics/advice-design.ts';

/** Keys under which what is real may be named. */
const mayBeReal = new Set([
  'sources',
  'fictional',
  'glossary',
  'assumptions',
  'artificialities',
  'changes',
  'tests',
  'licence',
  'authors',
  'law',
  'source',
  'link',
]);

export function adviseTranslations({ reader, source }: Checking, { untranslated }: Review): void {
  const beside = source.translations.map(({ language }) => language);
  const others = (source.languages ?? []).filter(({ value }) => beside.every((one) => one.value !== value));
  for (const language of [...others, ...beside]) {
    const missing = untranslated.filter(([one]) => one === language.value).map(([, spot]) => spot.start);
    if (missing.length === 0) continue;
    reader.report(missingTranslation, language.spot, {
      language: language.value,
      count: missing.length,
      where: reader.where(Math.min(...missing), language.spot.start),
    });
  }
}

/** A variable is printed with its unit, so a text that names the unit once more says it twice. */
export function adviseUnits({ reader, source }: Checking): void {
  for (const { name, value } of source.variables) {
    for (const { value: written } of value.unit?.parts ?? []) {
      const { one, other: unit } = unitForms(written);
      const own = [stemOf(unit), stemOf(one)];
      const pattern = new RegExp(String.raw`(?<!\{)\{${name}\}\s+(\p{L}+(?: cent)?|%)`, 'gu');
      for (const match of reader.text.matchAll(pattern)) {
        const [whole, word = ''] = match;
        if (!own.includes(stemOf(word))) continue;
        const end = match.index + whole.length;
        reader.report(unitTwice, { start: end - word.length, end }, { name, unit, word });
      }
    }
  }
}
const percents = ['%', 'percent', 'per cent', 'prozent', 'pour cent', 'por ciento'];
/** The part of a word that its singular and plural share. */
const stemOf = (word: string): string => {
  const plain = word.trim().toLowerCase();
  return percents.includes(plain) ? '%' : plain.replace(/(?:ies|y|e?s)$/u, '');
};

/** Looked for in the file's own texts, so that each is found at its place. */
export function adviseNames({ reader, source }: Checking, names: readonly string[]): void {
  if (source.node === null || names.length === 0) return;
  const any = names.map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('|');
  const pattern = new RegExp(String.raw`(?<![\p{L}\d_])(?:${any})(?![\p{L}\d_])`, 'gu');
  // one look at the whole text spares the walk in a file that is in order
  if (reader.text.search(pattern) === -1) return;
  const told = new Set<string>();
  const visit = (node: Node): void => {
    if (isScalar(node)) {
      const [start, end] = node.range ?? [0, 0];
      for (const match of reader.text.slice(start, end).matchAll(pattern)) {
        const [name] = match;
        if (told.has(name)) continue;
        told.add(name);
        const at = start + match.index;
        reader.report(realName, { start: at, end: at + name.length }, { name });
      }
    } else if (isCollection(node)) {
      for (const item of node.items) {
        const value = isPair(item) ? item.value : item;
        const skipped = isPair(item) && isScalar(item.key) && mayBeReal.has(String(item.key.value));
        if (!skipped && (isScalar(value) || isCollection(value))) visit(value);
      }
    }
  };
  visit(source.node);
}
