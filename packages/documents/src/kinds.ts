/** Every kind of paper, and what it is made of: apart from how it is made, so that whoever only counts papers need not load that. */
export const paperSources = {
  aar: 'record',
  part: 'record',
  cards: 'scenario',
  pack: 'scenario',
  msel: 'scenario',
  sitman: 'scenario',
  explan: 'scenario',
  guide: 'scenario',
  controllers: 'scenario',
  eeg: 'scenario',
  feedback: 'scenario',
  wash: 'scenario',
  directory: 'scenario',
  notice: 'scenario',
  'sign-in': 'scenario',
  tents: 'scenario',
} as const satisfies Readonly<Record<string, 'record' | 'scenario'>>;

export type PaperKind = keyof typeof paperSources;
export const paperKinds = Object.keys(paperSources) as [PaperKind, ...PaperKind[]];
