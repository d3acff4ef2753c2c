// What can stand on a record: entries, authors, refusals, remarks.
export type * from './record/entry.ts';
export { languageVersion, recordFormat, semanticsVersion } from './record/entry.ts';
export { isRemark, saidByParticipant } from './record/remark.ts';
export { scriptedEffect } from './record/scripted-effect.ts';
export { remarkOf, strikeBarred } from './record/strike.ts';
