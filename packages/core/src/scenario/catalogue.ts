/** All diagnostics by code, for `explain` and the reference. */
import type { CatalogueEntry } from './diagnostic.ts';
import * as attachment from './diagnostics/attachment.ts';
import * as beside from './diagnostics/beside.ts';
import * as conduct from './diagnostics/advice-conduct.ts';
import * as design from './diagnostics/advice-design.ts';
import * as explore from './diagnostics/explore.ts';
import * as expression from './diagnostics/expression.ts';
import * as file from './diagnostics/file.ts';
import * as reference from './diagnostics/reference.ts';
import * as script from './diagnostics/script.ts';
import * as shape from './diagnostics/shape.ts';
import * as silence from './diagnostics/silence.ts';
import { syntaxProblems } from './diagnostics/syntax.ts';
import * as translation from './diagnostics/translation.ts';
import * as value from './diagnostics/value.ts';
import * as yaml from './diagnostics/yaml.ts';

const all: readonly CatalogueEntry[] = [
  file,
  yaml,
  shape,
  value,
  syntaxProblems,
  expression,
  reference,
  script,
  beside,
  attachment,
  translation,
  design,
  conduct,
  silence,
  explore,
]
  .flatMap((problems): readonly CatalogueEntry[] => Object.values(problems))
  .sort((left, right) => (left.code < right.code ? -1 : 1));
export const diagnosticCatalogue: ReadonlyMap<string, CatalogueEntry> = new Map(
  all.map(({ code, severity, title, explanation, bad, good, whole, met }) => [
    code,
    { code, severity, title, explanation, bad, good, whole, met },
  ]),
);
