/** The papers in one piece, to be looked into. */
import {
  afterActionData,
  afterActionPaper,
  asMarkdown,
  asPage,
  printedCards,
  printedPack,
  scenarioEventsList,
  type ReportRequest,
} from '../src/index.ts';

const whole =
  <Given extends readonly unknown[]>(paper: (...given: Given) => Iterable<string>) =>
  (...given: Given): string =>
    [...paper(...given)].join('');

export const wholeReport = whole((request: ReportRequest) => asMarkdown(afterActionPaper(request)));
export const wholePage = whole((request: ReportRequest) => asPage(afterActionPaper(request)));
export const wholeData = whole(afterActionData);
export const wholeCards = whole(printedCards);
export const wholePack = whole(printedPack);
export const wholeEventsList = whole(scenarioEventsList);
