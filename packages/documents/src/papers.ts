/** Every kind of paper there is, one row each. */
import { afterActionData } from './after/data.ts';
import { afterActionPaper, type ReportRequest } from './after/report.ts';
import { asMarkdown } from './page/as-markdown.ts';
import { asPage } from './page/as-page.ts';
import type { Document } from './page/document.ts';
import { printedCards, printedPack, scenarioEventsList, type PaperRequest } from './before/cards.ts';

export type PaperFormat = 'md' | 'html' | 'csv' | 'json';

/** What it is made of, and its forms: the usual one first. */
type Paper =
  | {
      readonly from: 'record';
      readonly forms: Forms<ReportRequest>;
    }
  | {
      /** A scenario, or the one on a record. */
      readonly from: 'scenario';
      /** There is one for each role. */
      readonly byRole: boolean;
      readonly forms: Forms<PaperRequest>;
    };
/** A paper comes in pieces that are written one after another: that of a long exercise has tens of megabytes. */
type Forms<Request> = Partial<Readonly<Record<PaperFormat, (request: Request) => Iterable<string>>>>;

/** The forms of a paper that is a document: a new one is a row below, and no more. */
const written = <Request>(paper: (request: Request) => Document): Forms<Request> => ({
  md: (request) => asMarkdown(paper(request)),
  html: (request) => asPage(paper(request)),
});

export type PaperKind = 'aar' | 'cards' | 'pack' | 'msel';

export const papers: Readonly<Record<PaperKind, Paper>> = {
  aar: { from: 'record', forms: { ...written(afterActionPaper), json: afterActionData } },
  cards: { from: 'scenario', byRole: true, forms: { html: printedCards } },
  pack: { from: 'scenario', byRole: false, forms: { html: printedPack } },
  msel: {
    from: 'scenario',
    byRole: false,
    forms: {
      html: (request) => scenarioEventsList(request, 'html'),
      md: (request) => scenarioEventsList(request, 'md'),
      csv: (request) => scenarioEventsList(request, 'csv'),
    },
  },
};

export const paperKinds = Object.keys(papers) as [PaperKind, ...PaperKind[]];
/** The forms that a kind of paper comes in, the usual one first. */
export const formatsOf = (kind: PaperKind): readonly PaperFormat[] =>
  Object.keys(papers[kind].forms) as PaperFormat[];
export const paperFormats = [...new Set(paperKinds.flatMap(formatsOf))] as [PaperFormat, ...PaperFormat[]];
/** Of these there is one for each role. */
export const kindsByRole = paperKinds.filter((kind) => {
  const paper = papers[kind];
  return paper.from === 'scenario' && paper.byRole;
});
export const kindsOfRecords = paperKinds.filter((kind) => papers[kind].from === 'record');
