import type { Area } from '../area.ts';

/** What an editor shows to somebody who writes a scenario. */
export const author = {
  'author.lsp.key': 'key',
  'author.lsp.needed': 'key, needed',
  'author.lsp.word': 'word of the language',
  'author.lsp.file': 'file in this folder',
  'author.lsp.events': 'events',
  'author.lsp.event': 'What has become of the {kind} that you name after the point.',
  'author.lsp.number': 'number',
  'author.lsp.truth': 'true or false',
  'author.lsp.function': 'function',
  'author.lsp.choice': 'choice of {name}',
  'author.lsp.after': 'Counts from an event: 20m after decision.NAME.made',
  'author.lsp.reserve': 'Only by an effect or by hand.',
  'author.lsp.placeholder.clock': 'Story time at the moment of reading.',
  'author.lsp.placeholder.phase': 'The title of the phase.',
  'author.lsp.value.parameter': 'The value of a parameter.',
  'author.lsp.value.measure': 'The value of a measure so far; only in tests and outcomes.',
  'author.lsp.value.story': 'Minutes of story time since StartEx.',
  'author.lsp.value.end': 'True once the exercise has ended.',
  'author.lsp.function.min': 'The least of two or more numbers: min(queue, 900)',
  'author.lsp.function.max': 'The greatest of two or more numbers: max(0, queue - 100)',
  'author.lsp.function.abs': 'A number without its sign.',
  'author.lsp.function.floor': 'The whole number below.',
  'author.lsp.function.round': 'The nearest whole number.',
  'author.lsp.undeclared': 'Nothing of this name is declared in the file.',
  'author.lsp.used':
    '{uses, plural, =0 {Used nowhere else.} one {Used once, in {where}.} other {Used # times, in {where}.}}',
  'author.lsp.lines': '{count, plural, one {line {lines}} other {lines {lines}}}',
  'author.lsp.lines-of': '{count, plural, one {line {lines}} other {lines {lines}}} of {file}',

  'author.rename.bad-name':
    '“{name}” cannot be a name here. Names are like_this: small letters, digits and low lines, a letter first.',
  'author.fix': 'Write `{text}`',
  'author.rename.broken': '{file} cannot be read as it stands. Put right what is marked there, then rename.',

  'author.graph.startex': 'StartEx',
  'author.graph.endex': 'EndEx',
  'author.graph.legend': '=> goes on to   -> brings about   ..> is waited for by   [how or when]',
  'author.graph.when': 'when {condition}',
  'author.graph.only-if': 'only if {condition}',
  'author.graph.times': 'at most {times} x',
  'author.graph.enter': 'enter',
  'author.graph.leave': 'leave',
  'author.graph.breached': 'breached',
  'author.graph.met': 'met',
  'author.graph.missed': 'missed',
  'author.graph.proposal': 'if they {part}',
  'author.graph.verb.cancel': 'cancel',
  'author.graph.verb.start-clock': 'start clock',
  'author.graph.verb.stop-clock': 'stop clock',
  'author.graph.verb.end': 'end',

  'author.kind.start': 'start',
  'author.kind.end': 'end',
  'author.kind.inject': 'inject',
  'author.kind.decision': 'decision',
  'author.kind.action': 'action',
  'author.kind.fact': 'fact',
  'author.kind.phase': 'phase',
  'author.kind.clock': 'legal clock',
  'author.kind.expected': 'expected action',
  'author.kind.chance': 'chance',
  'author.kind.rule': 'rule',
  'author.kind.activity': 'activity',
  'author.kind.discussion': 'discussion',
  'author.kind.organisation': 'organisation',
  'author.kind.role': 'role',
  'author.kind.group': 'group',
  'author.kind.actor': 'actor',
  'author.kind.variable': 'variable',
  'author.kind.luck': 'luck',
  'author.kind.source': 'source',
  'author.kind.duty': 'duty',
  'author.kind.step': 'step of a duty',
  'author.kind.law': 'article of law',
  'author.kind.task': 'critical task',
  'author.kind.parameter': 'parameter',
  'author.kind.measure': 'measure',
  'author.kind.option': 'option',
  'author.kind.objective': 'objective',
  'author.kind.target': 'target',
  'author.kind.outcome': 'outcome',
  'author.kind.test': 'test',
  'author.kind.word': 'word of the glossary',

  'author.type.number': 'number',
  'author.type.boolean': 'true or false',
  'author.type.choice': 'choice',
  'author.type.derived': 'derived',

  'author.shape.list': 'list of {of}',
  'author.shape.map': 'map',
  'author.shape.named': '{kind} by name',
  'author.shape.text': 'text',
  'author.shape.expression': 'expression',
  'author.shape.moment': 'moment',
  'author.shape.event': 'event',
  'author.shape.duration': 'duration',
  'author.shape.number': 'number',
  'author.shape.flag': 'true or false',
  'author.shape.plain': 'value',
  'author.shape.file': 'file in this folder ({kinds})',
} as const satisfies Area<'author'>;

// What is told of other people's files: how they were read, what was taken for granted, what was lost.
export const importing = {
  'import.place': '{sheet}, {cell}',
  'import.sheet': 'Sheet {sheet}, headings in row {row}:',
  'import.column': '{column} is {use} {by}',
  'import.by-content': '(told by what stands in it)',
  'import.use.serial': 'the number',
  'import.use.date': 'the day',
  'import.use.time': 'the time',
  'import.use.elapsed': 'the time since the start',
  'import.use.phase': 'the part of the exercise',
  'import.use.storyline': 'the thread of the story',
  'import.use.from': 'who sends it',
  'import.use.to': 'who receives it',
  'import.use.cc': 'who gets a copy',
  'import.use.channel': 'how it comes',
  'import.use.title': 'the title',
  'import.use.text': 'the text for the players',
  'import.use.expected': 'what players are expected to do',
  'import.use.trigger': 'what must come before',
  'import.use.kind': 'the kind of inject',
  'import.use.controller': 'the controller (goes into the notes)',
  'import.use.notes': 'notes for controllers',
  'import.use.evaluator-notes': 'notes for evaluators',
  'import.use.keep': 'kept beside the inject, and not played',

  'import.list': 'Injects',
  'import.list.elapsed': 'Elapsed',
  'import.list.reserve': 'as required',
  'import.list.story-time': 'Story time',
  'import.list.trigger': 'Trigger',
  'import.list.part': 'Part',
  'import.list.storyline': 'Storyline',
  'import.list.copy': 'Copy to',
  'import.list.expected': 'Expected action',
  'import.list.evaluator-notes': 'Evaluator notes',
  'import.list.after': '{minutes} min after {serial}',

  'import.players': 'Players',
  'import.part': 'The exercise',
  'import.phase': 'The exercise',
  'import.channel': 'message',
  'import.serial': 'number',
  'import.summary':
    '{injects, plural, one {# inject} other {# injects}} for {roles, plural, one {# role} other {# roles}}, taken over from {source}. Write here in one or two sentences what happens.',
  'import.fictional':
    'Say here that places, bodies and persons are invented, once you have made sure of it: the list was written elsewhere.',
  'import.note.controller': 'Controller: {text}',
  'import.note.trigger': 'Trigger: {text}',
  'import.note.unread-time': 'Time in the list: {text}',
  'import.note.beside-time': 'Time in the list: {text}',
  'import.note.comment': 'Comment in the list: {text}',
  'import.file.scenario':
    'Taken over from {source} by sandtable import. import-report.md says what was taken for granted and what found no place.\nWhat nobody could know from a list stands at its plainest: the marking, the sectors of the organisations, the sentence that all is invented.',
  'import.file.expected': 'What players are expected to do, one entry an inject: an evaluator ticks it.',
  'import.file.mapping':
    'How {source} was read. Change what is wrong, and import it again with --mapping and this file.\nA column is one of: serial, date, time, elapsed, phase, storyline, from, to, cc, channel, title, text, expected, trigger, kind,\ncontroller, notes, evaluator-notes, keep. Besides: dates (day-first, month-first), numbers (minutes, hours, clock), h-hour (2031-06-08T08:00),\nencoding (windows-1250), language (fr), title.',

  'import.sum':
    '{injects, plural, one {# inject} other {# injects}} for {roles, plural, one {# role} other {# roles}}.',
  'import.taken.numbers':
    'Numbers without a unit, such as {example}, are read as {as, select, minutes {minutes} hours {hours} other {clock times}}. If that is wrong: numbers in the mapping.',
  'import.taken.dates':
    'In days such as {example} the {as, select, month {month} other {day}} stands first. If that is wrong: dates in the mapping.',
  'import.taken.next-day': '{place}: {text} after {before} is taken for the next day.',
  'import.taken.earlier': '{place}: {text} stands below {before} and comes before it.',
  'import.taken.no-date':
    'The list names no date; the story takes place on {date}. If that is wrong: h-hour in the mapping.',
  'import.taken.start': 'StartEx is at the first time of the list, {at}.',
  'import.filled.serial':
    '{count, plural, one {# number stands} other {# numbers stand}} twice, or cannot be a number of an inject: those injects are numbered anew, and theirs stands beside them under “# number”.',
  'import.filled.recipient':
    '{count, plural, one {# inject names} other {# injects name}} nobody who receives it: it goes to all.',
  'import.filled.sender':
    '{count, plural, one {# inject names} other {# injects name}} no sender: it comes from exercise control.',
  'import.filled.channel':
    '{count, plural, one {# inject does} other {# injects do}} not say how it comes: “message” stands there.',
  'import.filled.reserve':
    '{count, plural, one {# inject has} other {# injects have}} no time that can be kept: it waits in reserve until somebody sends it.',
  'import.filled.expected':
    '{count, plural, one {# expected action is} other {# expected actions are}} looked for in the first 30 minutes after the inject, with the first who receives it.',
  'import.filled.always':
    'The marking is TLP:AMBER, and every organisation has the sector “other”: a list tells neither.',

  'import.loss.fault':
    '{count, plural, one {# cell says} other {# cells say}} only that a formula went wrong',
  'import.loss.garbled':
    '{count, plural, one {# cell has} other {# cells have}} letters that were read in a wrong alphabet before; they stand as they are',
  'import.loss.unreckoned':
    '{count, plural, one {# cell holds a formula} other {# cells hold formulas}} without its result',
  'import.loss.unread-time':
    '{count, plural, one {# time was} other {# times were}} not understood (kept in the notes)',
  'import.loss.beside-time':
    '{count, plural, one {# time says} other {# times say}} more than a moment (kept in the notes)',
  'import.loss.no-words':
    '{count, plural, one {# cell of a row} other {# cells of rows}} without words for the players',
  'import.loss.unshown':
    '{count, plural, one {# cell has} other {# cells have}} signs that no screen shows; they were left out',
  'import.loss.comment': '{count, plural, one {# comment} other {# comments}} pinned to cells',
  'import.loss.column':
    '{count, plural, one {# cell} other {# cells}} of columns that are not played (kept in the table of injects, in columns that begin with #)',
  'import.loss.outside': '{count, plural, one {# cell} other {# cells}} outside of the list',

  'import.report': 'What became of {source}',
  'import.report.columns': 'How the columns were read',
  'import.report.again': 'To change it, edit `mapping.yaml` and import again with `--mapping`.',
  'import.report.taken': 'What was taken for granted',
  'import.report.losses': 'What found no place',
  'import.report.losses-are': 'Nothing was dropped: these cells are kept here as they stood.',
  'import.report.none': 'Every cell of the list found its place.',
  'import.report.cell': 'Cell',
  'import.report.heading': 'Heading',
  'import.report.words': 'What stands there',

  'import.unreadable.empty': 'The file is empty: there is no cell in it.',
  'import.unreadable.encrypted':
    'The file is protected by a password, and cannot be read without it. Open it, take the password off (File, Info, Protect), and save a copy.',
  'import.unreadable.macros':
    'The workbook holds macros. Sandtable opens no such file: save a copy as “Excel workbook (.xlsx)”, which has none.',
  'import.unreadable.older':
    'This is a workbook of the older kind (.xls). Open it and save a copy as “Excel workbook (.xlsx)”.',
  'import.unreadable.unknown-kind':
    'This is no table: what can be read is xlsx, ods, csv, tsv, docx, exports of OpenAEV and definitions of INJECT (zip). Copy the table into a spreadsheet and save it.',
  'import.unreadable.corrupt':
    'The file is damaged, or is not what its name says. Open it in the program that wrote it, and save a copy.',
  'import.unreadable.large':
    'The file is larger than any list of injects, once it is unpacked. Save a copy with the list alone.',
  'import.unreadable.open-quote':
    'Line {line}: the quote that begins here is closed nowhere, so the rest of the file would be one cell. Close it, or save the table again.',
  'import.unreadable.formulas-only':
    '{place}: the workbook holds formulas and no results. Open it in a spreadsheet, which reckons them, and save it.',
  'import.unreadable.no-table': 'There is no table in it.',
  'import.unreadable.not-yaml':
    'Line {line} of {file}: this is no YAML. Open the file in an editor, mend the line, and pack the definition again.',
  'import.unreadable.alias':
    'Line {line} of {file}: a part of the file refers to itself, or to another so often that there would be no end of it. Write out what is meant.',
  'import.unreadable.no-things':
    '{file}: this is no list of injects. Each begins with “- name:”, as the platform writes them.',
  'import.unreadable.missing-part':
    '{file} is named there and is not in the archive. Pack the whole folder of the definition, with its folder “content”.',
  'import.no-sheet': 'There is no sheet “{wanted}”. There is: {sheets}.',
  'import.no-list':
    'No list of injects was found on {sheets}. It needs a row of headings with one for the text of the injects, and one for their time, number or recipient. Write above the columns what they are, or say so in a mapping.',
  'import.no-injects': '{sheet}: below the headings in row {row} there is no inject.',
  'import.twice':
    '{sheet}: {one} and {other} are both called “{heading}”. Which of them counts? Rename one, or write in a mapping: sheets, {sheet}, columns, with keep for the other.',
  'import.contradiction':
    '{sheet}: {one} says {oneText}, and {other} in the same row says {otherText}: by the other rows that is {minutes, plural, one {# minute} other {# minutes}} apart. Correct one of them, or leave one column out with keep in a mapping.',
} as const satisfies Area<'import'>;
