import type { Area } from '../area.ts';

/** What can be wrong with a record; the codes are those of the records package. */
export const record = {
  'record.doubt.different':
    'What this record tells from entry {entry} on does not follow from its commands: played again they give something else. It was changed after it was played, or made by another program. Do not rely on it. `replay --verify` shows the place.',
  'record.doubt.not-recomputed':
    'What this record tells was not computed again: it was played under the rules of version {semantics} (engine {engine}).',
  'record.bad-line': '{file}, line {line} (entry {entry}): {why}',
  'record.bad-line.then':
    'Nothing was changed in the file. Keep it as it is, and go on with a copy that was made before the damage.',
  'record.exists':
    '{file} is there already, and a record is never written over. Name another file, or move that one away.',
  'record.not-found': 'There is no record {file}. Those that there are: sandtable records',
  'record.other-play':
    '{file} holds a play of another scenario, {scenario}. Name another file, or delete that one first.',
  'record.not-a-file':
    '{file} is not a file but a folder, a device or a pipe. A record is kept in a file of its own, and replaces nothing else. Without --record, play keeps none.',
  'record.held':
    'Another program holds {file}: a virus scanner, a backup, a program that syncs folders? The file is as it was. Close that program or wait a moment, and do it again.',
  'record.no-permission':
    'This account may not read or write {file}. Choose another place with --record, or change the permissions.',
  'record.unreadable': '{file} could not be read. Is the disk or the network folder still there?',
  'record.unwritable': '{file} could not be written. Is the disk or the network folder still there?',
  'record.locked':
    '{file} is open in another Sandtable (process {pid}). Close it there first: two desks cannot write one record.',
  'record.locked-elsewhere':
    '{file} is or was open on the computer {host} (process {pid}). If nothing runs there any more, remove {lock} and try again.',
  'record.lock-unreadable':
    '{lock} says that {file} is in use, but not by whom. If no Sandtable has it open, remove {lock} and try again.',
  'record.no-folder': 'The folder for {file} does not exist. Make it first, or choose another place.',
  'record.newer-format':
    '{file} was made by a newer Sandtable (format {format}; this one reads up to {reads}). Get the newer version to read it.',
  'record.newer-language':
    'The scenario in {file} is written in version {language} of the language; this Sandtable reads up to {reads}. Get the newer version to read it.',
  'record.other-semantics':
    '{file} was played under the rules of version {semantics} (engine {engine}); this one plays version {plays}. It can be read and reported, and its chain verified. To go on with it, use the Sandtable that made it.',
  'record.no-such-entry': '{file} has no entry {number}: the last one is {last}.',
  'record.no-such-text': 'Entry {number} of {file} has no text {text}, or it is erased already.',
  'record.disk-full':
    'The disk is full, so {file} could not take what was last given to it. All before that is saved. Free some space and give it again.',
  'record.too-large':
    '{file} is as large as this disk or a quota allows. All before the last command is saved. Go on in a fork on another disk.',
  'record.file-gone':
    '{file} was deleted or replaced while the exercise ran. What was acknowledged stood in the file that is gone: look for it in the bin or a backup.',
  'record.file-away':
    '{file} is not there: was its disk pulled out, or its folder moved? Put it back where it was and do it again. Nothing that was acknowledged is lost.',
  'record.file-changed':
    'Something else wrote to {file}. Nothing more is written to it. Verify it before going on: sandtable replay --verify',
  'record.disk-failed':
    'The disk did not take the last command ({system}). All before it is saved in {file}. Copy it somewhere safe, then open it again.',

  'record.line.empty': 'there is no complete line; nothing was ever acknowledged in this file.',
  'record.line.byte-order-mark': 'it begins with a byte order mark: an editor has saved it anew.',
  'record.line.not-utf8': 'it holds bytes that are not UTF-8: it was damaged, or is no record.',
  'record.line.not-json': 'it is not JSON: it was damaged, or is no record.',
  'record.line.not-canonical':
    'it is written in another way than Sandtable writes: it was changed after it was sealed.',
  'record.line.too-long': 'it is longer than any line of a record can be.',
  'record.line.shape': 'it does not have the parts of a record’s line ({field}).',
  'record.line.number':
    'entry {expected} should stand here, not {found}: a line is missing, added or in another’s place.',
  'record.line.chain':
    'it does not continue the line before it: a line was changed, exchanged or comes from another record.',
  'record.line.hash': 'it was changed after it was sealed.',
  'record.line.text': 'a text in it was changed, or belongs to nothing in its entry.',
  'record.line.text-missing': 'a text is missing from it, and no later entry says that it was erased.',
  'record.line.text-not-erased':
    'it says that a text of entry {erased} was erased, which is still there or never was.',
  'record.line.torn':
    'it has no end: the machine stopped while it was being written. Nothing in it was acknowledged; resuming the exercise cuts it off.',
  'record.line.scenario': 'the scenario in it is not one that this Sandtable accepts.',
  'record.line.misfit': 'an entry “{kind}” is not so: {how}. There stands {found}.',
  'record.line.zone':
    'the room is said to be in the time zone “{zone}”, and this computer knows none of that name: no time in it could be told. A zone is written like Europe/Berlin.',
  'record.line.cause': 'a consequence stands here without its cause before it.',
  'record.line.refused': 'the command is refused when it is given again ({refused}).',
  'record.line.consequence': 'playing it again gives something else: {expected} instead of {found}.',
  'record.misfit.nothing-there': 'nothing',
  'record.misfit.text': '{field} should be a text',
  'record.misfit.flag': '{field} should be true or false',
  'record.misfit.number': '{field} should be a number',
  'record.misfit.value': '{field} should be a number, a text, or true or false',
  'record.misfit.slot': '{field} should be one of the free texts that the line holds',
  'record.misfit.earlier': '{field} should be the number of an entry before it',
  'record.misfit.whole': '{field} should be a whole number ({which})',
  'record.misfit.name':
    '{field} should be {which, select, hearer {a role of the scenario or exercise_control} speaker {a role or an actor of the scenario or exercise_control} table {a role or a group of the scenario} message {an inject of the scenario, or one that was made up} trigger {an inject or a decision of the scenario} fact {a fact of the scenario} other {the name of a thing of the scenario ({which})}}',
  'record.misfit.one-of': '{field} should be one of: {which}',
  'record.misfit.list': '{field} should be a list',
  'record.misfit.row': '{field} should be a list of {which}',
  'record.misfit.nothing': '{field} should be null',
  'record.misfit.fields': '{field} should have fields of its own',
  'record.misfit.kind':
    'there is no such {which, select, command {command} other {consequence}}, or only in a newer Sandtable',
  'record.misfit.no-field': '{field} has no place there, beside {which}',
  'record.line.impossible':
    'from here on something else follows from the commands of this record than stands there, and what stands there cannot have happened.',
  'record.line.unfinished':
    'the last command’s consequences are not all there: the machine stopped while they were written. Resuming the exercise derives them.',
} as const satisfies Area<'record'>;
