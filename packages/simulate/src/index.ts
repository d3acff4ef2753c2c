// The door of simulate.
export { explore, usualBounds, type Bounds, type Exploration, type SearchProgress } from './explore.ts';
export { brokenPromises, playScript, shows, type Evidence, type Finding, type Subject } from './finding.ts';
