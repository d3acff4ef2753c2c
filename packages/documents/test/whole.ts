/** The papers in one piece, to be looked into. */
import {
  afterActionData,
  afterActionPage,
  afterActionReport,
  printedCards,
  printedPack,
  scenarioEventsList,
} from '../src/index.ts';

const whole =
  <Given extends readonly unknown[]>(paper: (...given: Given) => Iterable<string>) =>
  (...given: Given): string =>
    [...paper(...given)].join('');

export const wholeReport = whole(afterActionReport);
export const wholePage = whole(afterActionPage);
export const wholeData = whole(afterActionData);
export const wholeCards = whole(printedCards);
export const wholePack = whole(printedPack);
export const wholeEventsList = whole(scenarioEventsList);
