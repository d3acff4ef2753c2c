/** All diagnostics by code, for `explain` and the reference. */
import type { CatalogueEntry } from './diagnostic.ts';
import * as attachment from './attachment.ts';
import * as beside from './beside.ts';
import * as conduct from './advice-conduct.ts';
import * as design from './advice-design.ts';
import * as knowledge from './advice-knowledge.ts';
import * as exercise from './exercise.ts';
import * as explore from './explore.ts';
import * as expression from './expression.ts';
import * as file from './file.ts';
import * as pasted from './pasted.ts';
import * as reference from './reference.ts';
import * as script from './script.ts';
import * as shape from './shape.ts';
import * as silence from './silence.ts';
import { syntaxProblems } from './syntax.ts';
import * as translation from './translation.ts';
import * as value from './value.ts';
import * as yaml from './yaml.ts';

const all: readonly CatalogueEntry[] = [
  file,
  yaml,
  pasted,
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
  knowledge,
  silence,
  explore,
  exercise,
]
  .flatMap((problems): readonly CatalogueEntry[] => Object.values(problems))
  .sort((left, right) => (left.code < right.code ? -1 : 1));
export const diagnosticCatalogue: ReadonlyMap<string, CatalogueEntry> = new Map(
  all.map(({ code, severity, title, explanation, bad, good, whole, met }) => [
    code,
    { code, severity, title, explanation, bad, good, whole, met },
  ]),
);
