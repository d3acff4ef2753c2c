// The drone scenario's second module on the run sheet with the one after it, and its brief-back, made by hand.
import type { BriefBackBoard, SheetRow } from '@sandtable/core/view';

const sheetRow = (own: Partial<SheetRow> & Pick<SheetRow, 'item' | 'of' | 'title' | 'status'>): SheetRow => ({
  phase: 'response',
  phaseTitle: 'Response',
  under: { phase: 'response', title: 'Response' },
  name: own.title,
  serial: null,
  seconds: null,
  minutes: null,
  mayDrop: false,
  maybe: false,
  handed: null,
  loses: [],
  ...own,
});

/** The same module on the run sheet, and the one after it. */
export const sheet: readonly SheetRow[] = [
  sheetRow({
    item: 0,
    of: 'inject',
    serial: '2-05',
    title: 'Airline asks for a time',
    status: 'done',
    minutes: 4,
  }),
  sheetRow({ item: 1, of: 'discussion', title: 'Who tells the passengers?', status: 'done', minutes: 12 }),
  sheetRow({
    item: 2,
    of: 'inject',
    serial: '2-07',
    title: 'Second sighting reported',
    status: 'now',
    minutes: 4,
  }),
  sheetRow({
    item: 3,
    of: 'discussion',
    title: 'Who may reopen, and on whose word?',
    status: 'to-come',
    minutes: 12,
    mayDrop: true,
    loses: [
      { loses: 'task', name: 'name_lead', text: 'Name one commander' },
      { loses: 'inject', name: 'minister', serial: '2-11', text: 'The minister calls' },
    ],
  }),
  sheetRow({
    item: 4,
    of: 'decision',
    serial: 'D3',
    title: 'Do you reopen the runway?',
    status: 'to-come',
    minutes: 10,
  }),
  sheetRow({
    item: 5,
    of: 'brief-back',
    name: 'group',
    title: '',
    status: 'dropped',
    minutes: 6,
    mayDrop: true,
  }),
  sheetRow({ item: 6, of: 'break', title: '', seconds: 900, status: 'to-come', minutes: 15 }),
  sheetRow({
    phase: 'after',
    phaseTitle: 'Two days later',
    under: { phase: 'later', title: 'Two days later' },
    item: 0,
    of: 'discussion',
    title: 'What would you write down now?',
    status: 'to-come',
    minutes: 9,
  }),
];
export const sheetTimes = [
  { phase: 'response', item: 0, took: 190_000 },
  { phase: 'response', item: 1, took: 1_080_000 },
];

export const briefBack: BriefBackBoard = {
  by: 'group',
  form: ['decided', 'unsure', 'need from others'],
  turn: 1,
  tables: [
    {
      roles: ['airport', 'tower'],
      title: 'Airport duty manager, Tower supervisor',
      said: ['The west runway stays open for arrivals', 'whether there was one object or two', null],
    },
    { roles: ['police'], title: 'Airport police', said: null },
    { roles: ['passengers'], title: 'Passenger advocate', said: null },
  ],
};
