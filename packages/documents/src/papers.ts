/** Every kind of paper there is, one row each. */
import { afterActionData } from './after/data.ts';
import { organisationPaper } from './after/own-part.ts';
import { afterActionPaper, type ReportRequest } from './after/report.ts';
import { asMarkdown } from './page/as-markdown.ts';
import { asPage } from './page/as-page.ts';
import type { Document } from './page/document.ts';
import { controllersHandbook } from './manuals/controllers-handbook.ts';
import { exerciseDirectory } from './manuals/directory.ts';
import { evaluationGuides } from './manuals/evaluation-guides.ts';
import { exercisePlan } from './manuals/exercise-plan.ts';
import { facilitatorsGuide } from './manuals/facilitators-guide.ts';
import { dataNotice, feedbackForm, hotWashForm } from './manuals/forms.ts';
import { printedTents, signInPaper } from './manuals/sheets.ts';
import { situationManual } from './manuals/situation-manual.ts';
import { paperKinds, type PaperKind, type paperSources } from './kinds.ts';
import { wordFile } from './page/word-file.ts';
import type { HouseStyle } from './page/word-style.ts';
import {
  printedCards,
  printedPack,
  scenarioEventsList,
  scenarioEventsWorkbook,
  type PaperRequest,
} from './before/cards.ts';

/** A text comes in pieces that are written one after another: that of a long exercise has tens of megabytes. */
type TextFormat = 'md' | 'html' | 'csv' | 'json';
/** A file of another program's comes as a whole. */
const fileFormats = ['docx', 'xlsx'] as const;
export type FileFormat = (typeof fileFormats)[number];
export type PaperFormat = TextFormat | FileFormat;

export const isFileFormat = (format: PaperFormat): format is FileFormat =>
  fileFormats.some((each) => each === format);

/** What it is made of, and its forms: the usual one first. */
type Paper =
  | {
      readonly from: 'record';
      /** There is one for each organisation. */
      readonly byOrganisation: boolean;
      readonly forms: PaperForms<ReportRequest>;
    }
  | {
      /** A scenario, or the one on a record. */
      readonly from: 'scenario';
      /** There is one for each role. */
      readonly byRole: boolean;
      readonly forms: PaperForms<PaperRequest>;
    };
export type PaperForms<Request> = {
  readonly [Format in TextFormat]?: (request: Request) => Iterable<string>;
} & {
  /** In the styles of a house, if it gave any. */
  readonly [Format in FileFormat]?: (request: Request, house: HouseStyle | null) => Promise<Uint8Array>;
};

/** The forms of a paper that is a document: a new one is a row below, and no more. */
const written = <Request>(paper: (request: Request) => Document): PaperForms<Request> => ({
  md: (request) => asMarkdown(paper(request)),
  html: (request) => asPage(paper(request)),
  docx: async (request, house) => wordFile(paper(request), house),
});

/** A paper made of a scenario that is the same for everybody who gets it. It is printed, so that the page is the usual form. */
function manual(paper: (request: PaperRequest) => Document): Extract<Paper, { readonly from: 'scenario' }> {
  const { md, ...others } = written(paper);
  return { from: 'scenario', byRole: false, forms: { ...others, ...(md === undefined ? {} : { md }) } };
}

export const papers: {
  readonly [Kind in PaperKind]: Extract<Paper, { readonly from: (typeof paperSources)[Kind] }>;
} = {
  aar: {
    from: 'record',
    byOrganisation: false,
    forms: { ...written(afterActionPaper), json: afterActionData },
  },
  part: { from: 'record', byOrganisation: true, forms: written(organisationPaper) },
  cards: { from: 'scenario', byRole: true, forms: { html: printedCards } },
  pack: { from: 'scenario', byRole: false, forms: { html: printedPack } },
  msel: {
    from: 'scenario',
    byRole: false,
    forms: {
      html: (request) => scenarioEventsList(request, 'html'),
      md: (request) => scenarioEventsList(request, 'md'),
      csv: (request) => scenarioEventsList(request, 'csv'),
      xlsx: (request) => scenarioEventsWorkbook(request),
    },
  },
  sitman: manual(situationManual),
  explan: manual(exercisePlan),
  guide: manual(facilitatorsGuide),
  controllers: manual(controllersHandbook),
  eeg: manual(evaluationGuides),
  feedback: manual(feedbackForm),
  wash: manual(hotWashForm),
  directory: manual(exerciseDirectory),
  notice: manual(dataNotice),
  'sign-in': { from: 'scenario', byRole: false, forms: { html: signInPaper } },
  tents: { from: 'scenario', byRole: false, forms: { html: printedTents } },
};

/** The forms that a kind of paper comes in, the usual one first. */
export const formatsOf = (kind: PaperKind): readonly PaperFormat[] =>
  Object.keys(papers[kind].forms) as PaperFormat[];
export const paperFormats = [...new Set(paperKinds.flatMap(formatsOf))] as [PaperFormat, ...PaperFormat[]];
/** Of these there is one for each role. */
export const kindsByRole = paperKinds.filter((kind) => {
  const paper = papers[kind];
  return paper.from === 'scenario' && paper.byRole;
});
/** Of these there is one for each organisation. */
export const kindsByOrganisation = paperKinds.filter((kind) => {
  const paper = papers[kind];
  return paper.from === 'record' && paper.byOrganisation;
});
export const kindsOfRecords = paperKinds.filter((kind) => papers[kind].from === 'record');
