// The door of simulate.
export { explore, usualBounds, type Bounds, type Exploration, type Progress } from './explore.ts';
export { playScript, shows, type Evidence, type Finding, type Subject } from './finding.ts';
export { fingerprints } from './search/fingerprints.ts';
export { fingerprinter } from './search/state-hash.ts';
