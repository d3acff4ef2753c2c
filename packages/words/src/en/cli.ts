import type { Area } from '../area.ts';

export const cli = {
  'cli.help.what': 'Sandtable runs tabletop exercises from scenario files.',
  'cli.help.usage': 'Usage:',
  'cli.help.commands': 'Commands:',
  'cli.help.examples': 'Examples:',
  'cli.help.more': 'Each command explains itself: {command}',

  'cli.command.lobby': 'Pick a scenario, or a record to resume, and start.',
  'cli.command.run': 'Facilitate an exercise from one desk, or go on with one.',
  'cli.command.host':
    'Facilitate an exercise whose people take part on pages of their own, on phones and computers.',
  'cli.command.screen': 'Show the room’s screen on a second display: only what all may know.',
  'cli.command.play': 'Play a scenario with no one present: same seed and script, same record.',
  'cli.command.check': 'Look for mistakes in scenario files; exit 1 if there are errors.',
  'cli.command.test': 'Run the tests inside scenario files; exit 1 if one fails.',
  'cli.command.watch':
    'Watch a scenario while you edit it: what is wrong, when what happens, and a play of it, after every save.',
  'cli.command.transcribe': 'Enter a stretch that was played on paper, with the times that it had.',
  'cli.command.explore':
    'Search a scenario for dead ends, for what never happens and for decisions that change nothing; exit 1 if there are any.',
  'cli.command.replay': 'See what is in a record, verify it, or fork it.',
  'cli.command.report':
    'Write a paper: the after-action report of a record, or the cards, the pack and the list of injects of a scenario.',
  'cli.command.plan':
    'Keep the improvement plan of an exercise beside its record: write it out, and take it back with what was changed.',
  'cli.command.lessons':
    'See what comes back over many exercises, from their records and live plans: repeats, what is late, words, a handbook page.',
  'cli.command.records': 'List your records: where they are, of which exercise, and how far they got.',
  'cli.command.schema': 'Print the JSON Schema of the scenario language, for editors.',
  'cli.command.new': 'Begin a scenario: a few questions, then a folder that works as it stands.',
  'cli.command.import':
    'Make a scenario of somebody’s spreadsheet: a folder that plays, and a report of what found no place.',
  'cli.command.export':
    'Write the injects of a scenario into a list for a spreadsheet, which import takes back.',
  'cli.command.lsp': 'Serve an editor: mistakes as you type, completion, explanations, rename (over stdio).',
  'cli.command.fmt':
    'Write scenario files in one style: words for operators, indentation, brackets up to 100 columns. What they mean stays.',
  'cli.command.graph': 'Draw what leads to what in a scenario.',
  'cli.command.strike': 'Strike a remark at the wish of whoever made it, until a day after EndEx.',
  'cli.command.erase': 'Erase words or a name from a record; it still verifies.',
  'cli.command.doctor': 'Go or no-go: is this computer ready for the exercise?',
  'cli.command.explain': 'Explain a diagnostic, with an example and how to put it right.',
  'cli.command.completion': 'Print what a shell needs to complete commands and options.',

  'cli.operand.SCENARIO': 'a scenario file, its folder, or the name of a scenario in the library',
  'cli.operand.[SCENARIO]': 'a scenario that is to be checked as well',
  'cli.operand.SOURCE': 'a scenario (file, folder or name in the library), or a record to go on with',
  'cli.operand.RECORD': 'the record of an exercise, a .jsonl file',
  'cli.operand.[RECORD]': 'the record of an exercise, a .jsonl file; without it the one that is played now',
  'cli.operand.RECORD|PLAN': 'the record of an exercise (.jsonl), or the live plan beside it (.plan)',
  'cli.operand.SOURCE...': 'records (.jsonl), live plans (.plan), or folders that hold them',
  'cli.operand.PATH...': 'scenario files, folders that hold them, or names of scenarios in the library',
  'cli.operand.[purge|of]...':
    'purge: delete the records whose day of --retain-until is over; of PERSON [RECORD...]: print all that they keep of one person, by name or, in one record, by number',
  'cli.operand.CODE': 'the code of a diagnostic, such as ST0123',
  'cli.operand.NAME': 'the folder to make; its name becomes the scenario’s id',
  'cli.operand.FILE':
    'a list of injects that somebody made: xlsx, ods, csv, tsv, docx, an export of OpenAEV, or a definition of INJECT',
  'cli.operand.SHELL': 'bash, zsh or fish',

  'cli.option.as': 'what was erased from this record of the same exercise: a copy from before was put back',
  'cli.option.help': 'show this',
  'cli.option.version': 'show the version',
  'cli.option.plain': 'lines in and lines out: for a screen reader, a pipe or a log',
  'cli.option.seed': 'what luck is drawn from: the same seed, the same luck',
  'cli.option.record': 'where the record is written (otherwise among your records)',
  'cli.option.set': 'a parameter of the scenario; may be given several times',
  'cli.option.chatham-house': 'the Chatham House Rule holds: no name is kept, nobody is quoted, anywhere',
  'cli.option.all': 'every paper that the exercise needs before it begins, in each of its forms',
  'cli.option.out':
    'the new file into which it goes, whose ending says the form (a paper: .docx, .html, .md; a plan: .xlsx, .csv, .json); with --all a new or empty folder',
  'cli.option.exercise':
    'what this exercise is: an exercise file (name, sponsor, days, sites, who takes part)',
  'cli.option.rehearse':
    'practise: stand-ins answer for roles that nobody plays, on a record marked as a rehearsal',
  'cli.option.unattended': 'nobody facilitates: the exercise runs by itself, without stops',
  'cli.option.listen':
    'where the page is served, as HOST:PORT (127.0.0.1:8737 if not told, which only this computer reaches)',
  'cli.option.ssh':
    'let people come in from a terminal, too, with their own ssh, at HOST:PORT (port 2222 if none is told; this computer alone if no host is)',
  'cli.option.behind-proxy':
    'the https address under which a reverse proxy or a tunnel serves the page; the proxy ends TLS',
  'cli.option.tls':
    'a PEM file with the certificate, its chain and its key: the page is served under the name in it',
  'cli.option.log':
    'a file to which the host writes, as JSON, a line for each thing that happens at its doors: no names, no words, no addresses',
  'cli.option.joint':
    'Looks from outside at the host of a joint exercise: is it reached, its certificate, its stream, its clock.',
  'cli.option.roster':
    'who is expected (CSV or YAML: name, and role or function): a link for each, and joining sheets to print',
  'cli.option.insecure-lan':
    'serve the page unencrypted to others: for a rehearsal in your own room, and everybody is told',
  'cli.option.script': 'what the players decide and when, a YAML file',
  'cli.option.stdio': 'over standard input and output, which is the only way there is; editors add it',
  'cli.option.format': 'the form of what is printed',
  'cli.option.strict': 'let warnings count as errors',
  'cli.option.junit': 'write the results there too, as JUnit XML, for continuous integration',
  'cli.option.watch': 'run them again whenever a file changes, until Ctrl-C',
  'cli.option.check': 'write nothing: only tell which files would change, and exit 1 if there are any',
  'cli.option.fix': 'mend what is safe in the files first: quotes that are missing, names that are misspelt',
  'cli.option.names': 'names of the real world to warn of, one a line, instead of the list that is built in',
  'cli.option.verify': 'check the chain and play the whole record again; exit 1 if anything differs',
  'cli.option.head': 'with --verify: the hash that was printed at the end of the exercise',
  'cli.option.at': 'show the exercise as it stood after this entry; with --fork, where to fork',
  'cli.option.fork': 'copy the record up to --at into a new one, to go on from there',
  'cli.option.seconds':
    'how long to search at most (20 unless said); it stops sooner when nothing new is seen',
  'cli.option.of':
    'what is described: a scenario file, a script for play, a part that is included, or a translation beside',
  'cli.option.detail': 'the course of phases alone, or all that leads to injects and decisions',
  'cli.option.day': 'the day on which it was played, such as 2031-08-02 (otherwise that of the last entry)',
  'cli.option.entry': 'the words of this entry (its number stands in replay); may be given several times',
  'cli.option.people': 'all names, and all words of participants',
  'cli.option.participant':
    'the name of this participant and all that this person typed; may be given several times',
  'cli.option.person':
    'whoever is called so: as a participant, and in the exercise file; may be given several times',
  'cli.option.yes': 'go ahead: neither ask, nor only say what would be done',
  'cli.option.from':
    'what to begin with: a crisis with a decision against the clock, or the discussion of a plan',
  'cli.option.retain-until':
    'the day, such as 2031-12-31, after which the record may be deleted (records purge)',
  'cli.option.to':
    'what to make: import, a folder whose name becomes the scenario’s id; export, a file that ends in .xlsx or .csv',
  'cli.option.in': 'take back a copy of the plan that somebody has worked on: .xlsx, .csv or .json',
  'cli.option.by': 'with --in: who made these changes, as the history names them',
  'cli.option.folder': 'where papers were written: says which are missing there, or older than the scenario',
  'cli.option.find': 'only what has these words, or nearly these',
  'cli.option.handbook':
    'the handbook page: legal, practical, operational and technological problems, and how they were met',
  'cli.option.mapping': 'what its columns are, as an earlier import wrote it into mapping.yaml',
  'cli.option.sheet': 'the sheet with the list; without it every sheet is looked at',
  'cli.option.kind': 'which paper',
  'cli.option.template': 'for Word: the document of a house, whose styles, logo and paper are taken',
  'cli.option.marking':
    'how far the report may go; TLP:AMBER if not given, or the marking of the scenario where it is stricter',
  'cli.option.every-card': 'cards also of what is said, on a screen or about the exercise itself',
  'cli.option.form': 'of the list of events: a few columns for a look, or all',
  'cli.option.view': 'of the list of events: how it is put together',
  'cli.option.signed-off': 'who has signed the report off; without it, it is a draft',
  'cli.option.release': 'of the situation manual: before (what everybody may read), a module’s number, whole',
  'cli.option.organisation': 'whose part of the report; the names stand in the scenario',
  'cli.option.role': 'only what this role may hold in its hand',
  'cli.option.language': 'the language of the texts, such as en',

  'cli.usage.see': 'See: {command}',
  'cli.usage.no-command': 'There is no command called “{name}”.',
  'cli.usage.no-command-but': 'There is no command called “{name}”. Did you mean {near}?',
  'cli.usage.a-file': '“{file}” is a file, not a command. To facilitate it: {command}',
  'cli.usage.no-option': 'There is no option {option} here.',
  'cli.usage.no-option-but': 'There is no option {option} here. Did you mean {near}?',
  'cli.usage.needs-option': 'This needs {option}.',
  'cli.usage.takes-nothing': '{option} takes no value.',
  'cli.usage.needs-value': '{option} needs a value: {option} {value}',
  'cli.usage.not-whole': '{option} takes a whole number, not “{value}”.',
  'cli.usage.no-day': '{option} takes a day such as 2031-12-31, not “{day}”.',
  'cli.usage.not-one-of': '{option} cannot be “{value}”. It can be: {values}.',
  'cli.usage.needs-operand': 'This needs {operand}.',
  'cli.usage.too-much': '“{extra}” is one too many for {command}.',

  'cli.no-scenario':
    'There is no scenario “{name}”: no such file or folder, and none of that name in the library, which has: {library}.',
  'cli.no-scenario-but':
    'There is no scenario “{name}”: no such file or folder, and none of that name in the library. Did you mean {near}?',
  'cli.no-record-but': 'There is no record {file}. Did you mean {near}?',
  'cli.no-scenario-in':
    'The folder {folder} holds no scenario.yaml. Name the scenario’s file, or the folder that holds it.',

  'cli.lobby.cannot-read': 'It cannot be read now. To see why: {command}',

  'cli.errors-first':
    '{errors, plural, one {Put this error right first.} other {Put these # errors right first.}}',
  'cli.report.to-a-file':
    'A file of the form {format} is nothing to be shown on a screen. Say where it goes: --out {file}.',
  'cli.report.too-long':
    'The record is too long for a Word document. Take --format html or md, which have no end.',
  'cli.report.template-for-word':
    '--template belongs to --format docx: it takes the styles of a Word document.',
  'cli.report.template.empty': '{file} is empty. A template is a Word document (.docx) with your own styles.',
  'cli.report.template.large':
    '{file} is too large for a template, packed or unpacked. Save it without its pictures, but for the one in its header.',
  'cli.report.template.encrypted': '{file} is protected by a password. Save it without one, and try again.',
  'cli.report.template.older':
    '{file} is a document of an older Word (.doc). Save it as .docx, and try again.',
  'cli.report.template.corrupt':
    '{file} is no whole Word document. Open it in Word, save it anew, and try again.',
  'cli.report.template.macros':
    '{file} holds macros, of which nothing is taken. Save it as .docx without macros, and try again.',
  'cli.report.template.unknown-kind':
    '{file} is no Word document. A template is a .docx with your own styles.',
  'cli.report.form': '{kind} is not made as {format}. It can be: {formats}.',
  'cli.report.all-and-out':
    '--all makes every paper of the package, and --out says into which folder: give both.',
  'cli.report.folder-there':
    '{folder} is there already and is not empty. Nothing in it was touched: name another folder.',
  'cli.report.folder-unwritable':
    '{folder} could not be written ({code}), and nothing is left of it. Look at the rights of the folder and the room on the disk.',
  'cli.report.paper-of': '{at} of {of}: {file}',
  'cli.report.for.players': 'players',
  'cli.report.for.everybody': 'everybody',
  'cli.report.for.evaluators': 'evaluators',
  'cli.report.for.control': 'exercise control only',
  'cli.report.exercise-on-record':
    'This paper is made from a record, which has its exercise file: sandtable run RECORD --exercise FILE puts another on it.',
  'cli.report.only-by-role': '--role belongs to --kind {kinds}.',
  'cli.report.only-by-organisation':
    '--organisation and --kind {kinds} belong together: it is the part of the report that one organisation owns.',
  'cli.report.no-organisation':
    'There is no organisation called {organisation}. {near, select, none {} other {Did you mean {near}? }}The organisations are: {organisations}.',
  'cli.report.only-by-release': '--release belongs to --kind sitman.',
  'cli.report.no-release': 'There is no release {release}. The releases of this scenario are: {releases}.',
  'cli.report.only-of-record': '--marking and --signed-off belong to --kind {kinds}.',
  'cli.report.every-card': '--every-card belongs to --kind cards and pack.',
  'cli.report.only-of-list': '--form and --view belong to --kind msel.',
  'cli.report.actual-of-record': '--view actual is of an exercise that was played: name its record.',
  'cli.report.set-of-scenario': '--set is for papers of a scenario; a record has its setting.',
  'cli.report.no-role': 'There is no role called {role}. The roles are: {roles}.',
  'cli.report.no-role-but': 'There is no role called {role}. Did you mean {near}? The roles are: {roles}.',
  'cli.report.no-language': '{language} is no language of this scenario. It can be: {languages}.',
  'cli.set.none': 'This scenario has no parameters, so “{name}” cannot be set.',
  'cli.set.unknown': '“{setting}” sets no parameter of this scenario. What can be set: {names}.',
  'cli.set.unknown-but':
    '“{setting}” sets no parameter of this scenario. Did you mean {near}? What can be set: {names}.',
  'cli.set.not-number': '{name} is a number; “{value}” is none.',
  'cli.set.doubtful-number':
    '{name}={value} can be read as {one} or as {other}. Write {name}={one} or {name}={other}.',
  'cli.set.not-one-of': '{name} cannot be “{value}”. It can be: {values}.',

  'cli.import.mapping': '{file}: {at} cannot be “{found}”. Write {wanted}.',
  'cli.import.problems':
    '{count, plural, one {Nothing was written.} other {Nothing was written; all # have to be put right.}}',
  'cli.import.right':
    'Is that right? Enter takes it; “C to” says that column C is who receives it; “?” lists the words.',
  'cli.import.words': 'A column can be: {words}.',
  'cli.import.no-column':
    '“{answer}” names no column and what it is. Such as: C to; where there are several sheets, Day 2: C to.',
  'cli.import.unreadable': '{file} cannot be read. Is there such a file, and may you read it?',
  'cli.export.format': 'The list is written as xlsx or csv, by the end of the name: {file} ends in neither.',
  'cli.export.there': '{file} is there already, and was left as it is. Take another name.',
  'cli.export.done':
    '{file}: {count, plural, one {# inject} other {# injects}}. What is no inject (decisions, effects, luck) stays in the scenario.',
  'cli.import.next':
    '{report}   says what was taken for granted and what found no place\n{check}   says what is missing before it can be played well\n{run}     leads it',

  'cli.plan.out':
    'The plan is written as xlsx, csv or json, by the end of the name: {file} ends in none of them.',
  'cli.plan.one-way': 'Give --out or --in, not both: take the changes first, then write a fresh copy.',
  'cli.plan.whose': 'Say who made the changes, as the history is to name them: --by "Harbour police".',
  'cli.plan.nobody': '--by belongs to --in.',
  'cli.plan.begun':
    '{file}: the live plan, kept here from now on, with {count, plural, =0 {no actions} one {# action} other {# actions}} from the record.',
  'cli.plan.more':
    '{file}: {count, plural, one {# action} other {# actions}} more, from what has come to the record since.',
  'cli.plan.written':
    '{file}: {count, plural, one {# action} other {# actions}}. To take it back with what was changed: {command}',
  'cli.plan.taken':
    '{count, plural, =0 {Nothing was changed.} one {# change, kept with its history in {file}.} other {# changes, kept with their history in {file}.}}',
  'cli.plan.left': 'Not in this copy, and left as they are: {numbers}.',
  'cli.plan.unknown': 'Columns that are none of the plan, and were not read: {headings}.',
  'cli.plan.at': '{sheet}, row {row}, cell {cell}: {text}',
  'cli.plan.refused':
    '{count, plural, one {Nothing was taken.} other {Nothing was taken; all # have to be put right.}}',
  'cli.plan.bad':
    '{file}, line {line}: {why, select, header {this is no live plan} newer {a newer Sandtable wrote it; use that one} follows {this change does not follow from those before: was a line taken out or changed?} other {this is no change of a plan}}. It is as it was.',
  'cli.plan.no-plan': 'There is no live plan {file}. It is made from a record: {command}',
  'cli.lessons.one': 'Give --find or --handbook, not both.',
  'cli.lessons.out':
    'The end of the name says the form: .docx, .html, .md, .txt or .json. {file} ends in none of these.',
  'cli.lessons.no-json': 'The handbook page is for people. It can be: text, md, html, docx.',
  'cli.lessons.none': 'There is no record and no live plan in {sources}.',
  'cli.lessons.no-source': 'There is no {source}. Name records, live plans, or folders that hold them.',
  'cli.new.begin': 'Four questions; Enter takes what stands in brackets.',
  'cli.new.title': 'Title?',
  'cli.new.theme': 'Theme?',
  'cli.new.theme.presumed': 'an emergency that nobody planned for',
  'cli.new.minutes': 'Minutes in the room?',
  'cli.new.minutes.again': 'A number of minutes from {least} to {most}, please.',
  'cli.new.roles': 'Roles, with commas between them?',
  'cli.new.roles.presumed': 'Head of operations, Press officer, Community liaison',
  'cli.new.roles.again': 'Two roles at least and {most} at most, please, with commas between them.',
  'cli.new.next':
    'Open {file} in your editor and change the words first.\n{watch}   in a second window, shows what every save changes\n{check}   says what is wrong, and what to write instead\n{run}     leads it',
  'cli.new.exercise-next':
    'Open {file} in your editor and fill in what is sure.\n{run}   takes it onto the record and into the report',
  'cli.new.there': '{folder} is there already, and nothing in it was touched. Take another name.',
  'cli.new.no-parent': 'There is no folder {folder} to make it in.',
  'cli.new.cannot-write':
    '{folder} could not be written ({code}). Look at the rights of the folder and the room on the disk.',
  'cli.new.bad-name':
    '“{name}” cannot be a scenario’s id. It has small letters, digits and hyphens, a letter first: harbour-fire',
  'cli.new.bad-name-but':
    '“{name}” cannot be a scenario’s id. It has small letters, digits and hyphens, a letter first: {meant}',

  'cli.unwritable': '{file} could not be written; it is as it was. Is it protected, or is the disk full?',
  'cli.not-a-file': '{file} is not a file but a device, a pipe or a folder, and is not replaced by one.',
  'cli.held':
    'Another program holds {file}: an editor, a virus scanner, a program that syncs folders? It is as it was. Close that program or wait a moment, and do it again.',
  'cli.not-ours':
    '{file} is there already and is not what this command writes: it was left as it is. Name another file.',
  'cli.check.mended': '{place}: mended {code}: {before} → {after}',
  'cli.fmt.changed': '{file}: written anew',
  'cli.fmt.would-change': '{file}: would change',
  'cli.fmt.errors': '{file}: left as it is, since it has errors. {check} tells which.',
  'cli.check.planned': '{file}: {time} planned in the room, breaks included.',
  'cli.check.sum':
    '{files, plural, one {# file} other {# files}} checked: {errors, plural, =0 {no errors} one {# error} other {# errors}}, {warnings, plural, =0 {no warnings} one {# warning} other {# warnings}}.',

  'cli.explain.error': 'an error',
  'cli.explain.warning': 'a warning',
  'cli.explain.bad': 'Wrong:',
  'cli.explain.good': 'Right:',
  'cli.explain.no-code': 'No diagnostic has the code “{code}”.',
  'cli.explain.no-code-but': 'No diagnostic has the code “{code}”. Did you mean {near}?',

  'cli.play.outcome': 'Outcome: {name}. {text}',
  'cli.play.recorded': 'Recorded in {file}: {number} entries, head {hash}.',
  'cli.play.undone': '{place}: this step ({step}) could not be done. {why}',
  'cli.play.never-reached':
    'Its turn never came: the exercise ended before its time, or the step before it waits for something that does not come.',
  'cli.play.closed.answers':
    '{serial} was decided at {time}, by the answers before this step. Who is to answer together stands in one step, or in steps that follow each other.',
  'cli.play.closed.window':
    '{serial} had closed with its default at {time}, when its time was over. Let this step come before that.',
  'cli.play.closed.agenda':
    '{serial} had closed with its default at {time}: the agenda goes on while another step waits. Leave out `at`, or put this step before the one that waited.',
  'cli.play.never-put': '{serial} was never put: nothing opened it before the exercise ended.',
  'cli.play.never-put-gated': '{serial} was never put. What has to hold before: {asked}',
  'cli.play.gated':
    'The `only-if` of “{action}” did not hold, or not any more, when the step had its turn: {asked}',
  'cli.play.stuck':
    'The phase “{phase}” never ends: its agenda is done, its clock stands, and none of its exits can be taken. Give it an exit (next), or let its clock run.',
  'cli.play.circle':
    'The exercise goes round in a circle and no time passes: {cycle}. Let one of them wait (`after`), come less often (`times`), or ask for something that changes (`only-if`, `when`).',

  'cli.test.sum': '{passed} passed, {failed} failed',
  'cli.test.passed': '  passed  {name}: {text}',
  'cli.test.failed': '  FAILED  {name}: {text}',
  'cli.test.none': '  no tests',
  'cli.test.at-end': 'at the end',
  'cli.test.watching': 'Waiting for a change; Ctrl-C leaves.',
  'cli.test.unfired.moment':
    'The chance “{chance}” did not come about: its moment counts from {event}, and that never happened.',
  'cli.test.unfired.late':
    'The chance “{chance}” did not come about: its moment lies behind the end of this play.',
  'cli.test.unfired.gate':
    'The chance “{chance}” did not come about: its moment came at {time}, and its `only-if` did not hold: {asked}',
  'cli.test.unfired.gate-since':
    'The chance “{chance}” did not come about: from {time} to the end its `only-if` never held: {asked}. At the end:',
  'cli.test.unfired.rate':
    'The chance “{chance}” did not come about: from {time} to the end its `per-hour` was never above 0: {rate}. At the end:',
  'cli.test.unfired.over':
    'The chance “{chance}” did not come about: the test wants it at {time}, and the exercise was over at {end}.',
  'cli.test.expected': '  expected  {what}',
  'cli.test.got': '  got       {what}',
  'cli.test.got-too': '            {what}',
  'cli.test.where': '  where     {at}, in “{phase}”{after, plural, =0 {} other {, after this:}}',
  'cli.test.where-nowhere': '  where     {at}',
  'cli.test.moved':
    '  {time} {name} {moved, select, no {moved, too little to be seen: {to}} other {went from {from} to {to}}}: {by}',
  'cli.test.reads': '{name} is {value}',
  'cli.test.no-value': 'without value',
  'cli.test.does-not-hold': 'it does not hold',
  'cli.test.never-happened': 'it never happened',
  'cli.test.happened': 'it happened first at {at}',
  'cli.test.wanted.at': '; wanted at {time}',
  'cli.test.wanted.before': '; wanted before {time}',
  'cli.test.wanted.latest': '; wanted at {time} at the latest',
  'cli.test.wanted.within': '; wanted from {time} on and before {until}',
  'cli.test.no-moment': 'there is no such time: {event} never happened',
  'cli.test.no-outcome': 'no outcome is told',
  'cli.test.outcome': 'the outcome told is {name}',
  'cli.test.knows-not': '{role} does not know it',
  'cli.test.knows-later': '{role} learns it only at {at}',
  'cli.test.knows': '{role} knows it since {at}',
  'cli.test.covered':
    '  covered {injects} of {allInjects, plural, one {# inject} other {# injects}}, {options} of {allOptions, plural, one {# option} other {# options}}, {phases} of {allPhases, plural, one {# phase} other {# phases}}',
  'cli.test.never.inject':
    '    never delivered: {names}{more, plural, =0 {} other { and # more (all: --format json)}}',
  'cli.test.never.option':
    '    never chosen: {names}{more, plural, =0 {} other { and # more (all: --format json)}}',
  'cli.test.never.phase':
    '    never entered: {names}{more, plural, =0 {} other { and # more (all: --format json)}}',

  'cli.records.folder': 'Records are kept in {folder}',
  'cli.records.copy.same': 'A copy of {file}: entry for entry the same.',
  'cli.records.copy.onward': 'A copy of {file}, and goes on after its last entry, {same}.',
  'cli.records.copy.behind': 'A copy of {file}, which goes on after entry {same}, where this one ends.',
  'cli.records.copy.parted':
    'The same exercise as {file}, and goes on otherwise after entry {same}: two desks have gone on with it, or a program that syncs folders kept both.',
  'cli.records.only-these':
    '“{action}” is nothing that can be done with records. What can be done: purge, of PERSON.',
  'cli.records.of.whom':
    'Whose? Write the name, or the number of a participant and the record: of "Ana Zupanc".',
  'cli.records.of.number':
    'Number {number} is another person in each record. Name the record, too: of {number} RECORD.',
  'cli.records.of.nothing': 'No record keeps anything of “{person}” (any more).',
  'cli.records.of.record': '{file}\n  {title}, participant {number}',
  'cli.records.of.in-exercise': '{file}, entry {entry}: the exercise file says of them “{text}”.',
  'cli.records.of.entry': '  entry {entry}, {when}: {text}',
  'cli.records.of.named-in': '  Others wrote of this name, or of a part of it, in entries {entries}.',
  'cli.records.of.beside': '  {file} holds the name, and perhaps a link.',
  'cli.records.of.not-here':
    'Of keys (of links, devices and return codes) records keep digests only. Network addresses are kept nowhere, and what was not sent lies on the person’s own device alone.',
  'cli.purge.over': '{file} was to be kept until {until}.',
  'cli.purge.deleted': 'Deleted {file}, which was to be kept until {until}.',
  'cli.purge.through': '{file} is a link; what it leads to, {target}, is deleted with it.',
  'cli.purge.not-deleted': '{file} is past its day and was not deleted. {problem}',
  'cli.purge.held-by': '{file} is a copy of it, and is still there: delete it, too.',
  'cli.purge.named': 'That file has another name somewhere (a hard link), and is still there under it.',
  'cli.purge.plan-stays':
    '{file} stays: an improvement plan is worked on after that day. It may name people, as contacts and as who changed something; delete it when it is done.',
  'cli.purge.left':
    'Beside {file} stands what was left when its writing was stopped; it may hold words that are erased there.',
  'cli.purge.cleared': 'Removed what was left beside {file} when its writing was stopped.',
  'cli.purge.none': 'No record is past its day.',
  'cli.purge.asked': 'Nothing was deleted. To delete them: {command}',
  'cli.strike.text': 'entry {entry}: {text}',
  'cli.strike.asked':
    'The words would go for good; the record says that something was struck, and still verifies. To do it: {command}',
  'cli.strike.done': 'Entry {entry} is struck. The chain is whole and ends with entry {number}, hash {hash}.',
  'cli.erase.text': 'entry {entry}: “{text}”',
  'cli.erase.asked':
    'Nothing was erased. To erase {texts, plural, one {this text} other {these # texts}} for good: {command}',
  'cli.erase.done':
    '{texts, plural, one {# text is} other {# texts are}} erased. The chain is whole and ends with entry {number}, hash {hash}.',
  'cli.erase.in-plan': '{file}, line {line}: “{text}”',
  'cli.erase.done-plan':
    '{texts, plural, one {# text is} other {# texts are}} erased in {file}. A copy of the plan from before brings them back when it is taken in: send round a new one.',
  'cli.erase.plan-unread': 'Not reached, for it cannot be read: {file}. {why}',
  'cli.erase.another-exercise': '{file} and {other} are not records of the same exercise.',
  'cli.erase.nothing-more': 'Nothing that was erased from {other} stands here (any more).',
  'cli.erase.none-there': 'Entry {entry} holds no words, or they are erased already.',
  'cli.erase.nothing-of-people': 'The record holds no name and no words of a participant (any more).',
  'cli.erase.nothing-of': 'The record holds no name and no words of participant {participant}.',
  'cli.erase.nobody-called': 'Nobody on the record is called “{person}” (any more).',
  'cli.erase.named-in':
    'An erased name, or a part of it, stands in other words that are still on the record, of entries {entries}. To look at them, and erase them, too: {command}',
  'cli.erase.namesakes':
    'The name, or a part of it, is also what {count, plural, one {another participant is} other {other participants are}} called: {participants}. One name is not one person: that was left as it is.',
  'cli.erase.named-fixed':
    'An erased name, or a part of it, stands in the channel of an inject that was made up in play, in entries {entries}: the chain holds it, and nothing can erase it there.',
  'cli.erase.named-header':
    'An erased name stands in the scenario or in the seed on the record, too, and cannot be erased there.',
  'cli.erase.named-beside':
    'An erased name still stands in {file}, beside the record. Delete it, or print it anew.',
  'cli.erase.held-by': 'This record beside it still holds the same words: {file}',
  'cli.erase.elsewhere': 'Copies and backups in other places, and reports that were made, are not reached.',
  'cli.transcribe.how':
    'Begin a line with the time in the room at which it happened: 10:42 next. Without a time it is the time of the line before. On another day write it, too: 2031-08-03 00:10 next.',
  'cli.transcribe.from': 'The last entry is of {time} ({zone}); nothing can be earlier.',
  'cli.transcribe.done': 'quit ends the transcription.',
  'cli.transcribe.earlier':
    '{time} is before {last}, the time of the entry before. Nothing was entered; give a later time. What was forgotten is entered without one; “happened” then says when it was.',
  'cli.transcribe.next-day':
    '{time} is before {last}, the time of the entry before. Nothing was entered. If it was on the next day, begin the line with that day: 2031-08-03 00:10 next.',
  'cli.transcribe.skipped':
    'The clock in the room never showed {time} on that day: clocks were put forward over it. Nothing was entered; give the time that it showed then.',
  'cli.transcribe.no-day': 'No calendar has the day of {time}. Nothing was entered.',
  'cli.transcribe.unattended':
    '{file} was played with no one present, so there are no times in a room to enter.',
  'cli.transcribe.future': '{time} has not come yet. Nothing was entered.',
  'cli.screen.none-open':
    'No exercise is being played whose record is in {folder}. Start one, or name its record: q at the desk shows it.',
  'cli.screen.which': 'More than one exercise is being played. Name the record of yours:\n{files}',
  'cli.records.none': 'There are none yet.',
  'cli.records.one':
    '{file}\n  {title}, {written}\n  {entries, plural, one {# entry} other {# entries}}. {stage}',
  'cli.records.bad': '{file}\n  {problem}',
  'cli.records.other-language':
    'Its scenario is not read by this version. The engine that made it, {engine}, reads it.',
  'cli.records.unattended': 'played with no one present',
  'cli.records.no-folder':
    'Records are kept in {folder}, where this account may not write. Name another file with --record, or another folder with XDG_DATA_HOME.',

  'cli.completion.no-shell': 'There is no completion for “{shell}”. There is one for: {shells}.',

  'cli.replay.chain': 'The chain is whole: {entries} entries, head {hash}.',
  'cli.replay.erased':
    '{erased, plural, one {# text was erased} other {# texts were erased}}; what was hashed is still whole.',
  'cli.replay.consequences':
    'Played again: {causes} commands led to the same {derived} consequences, bit for bit.',
  'cli.replay.other-rules':
    'Its consequences were not played again: they follow semantics {semantics}, made by engine {engine}. Use that engine to check them.',
  'cli.replay.no-such-head':
    'No entry has the hash {head}. Either this is another record, or entries are missing at its end.',
  'cli.replay.head-is-end': 'The hash is that of the last entry: nothing is missing at the end.',
  'cli.replay.head-before-end':
    'The hash is that of entry {number}; {more, plural, one {# entry was} other {# entries were}} added after it.',
  'cli.replay.forked': 'Copied {file} up to entry {at} into {to}. To go on there: {command}',
  'cli.replay.no-entry': 'The record has no entry {number}: its last is {last}.',
  'cli.replay.torn':
    'The last line was cut off while it was written. Nothing in it was acknowledged; it is cut when the exercise goes on.',
  'cli.replay.stood': 'After entry {entry}, {time}: {phase}',

  'cli.host.listen':
    '“{typed}” is no address to listen on. Write HOST:PORT, such as 127.0.0.1:8737, 0.0.0.0:8737 or [::1]:8737, or the port alone.',
  'cli.host.one-way':
    'Give only one of --behind-proxy, --tls and --insecure-lan: each says how others reach the page.',
  'cli.host.not-alone':
    'On {host} other computers could reach the page, and what is written there would cross the network unencrypted. Say how it is protected: --behind-proxy https://NAME (a proxy or a tunnel in front of it), or --tls FILE (a certificate of your own); for a rehearsal in your own room, --insecure-lan. Without --listen only this computer reaches it.',
  'cli.host.origin':
    '“{typed}” is not the address of a page: write it as people type it, such as https://exercise.example.org, with nothing after the name.',
  'cli.host.certificate':
    '{file} does not hold a certificate with a host’s name, and its private key, in PEM. Put both into one file: the certificate first, then its chain, then the key.',
  'cli.host.script-alone': 'A script is what prepared seats do: add --rehearse.',
  'cli.host.taken':
    'Another program listens on {address} already. End it, or choose another port: --listen 127.0.0.1:8738.',
  'cli.host.not-allowed':
    'This computer does not allow you to listen on {address}. Choose a port above 1023: --listen 127.0.0.1:8737.',
  'cli.host.not-here':
    'This computer has no address {address}. Without --listen the page is on 127.0.0.1:8737.',
  'cli.host.ssh-place':
    'Nobody can be let in by SSH on {address}: another program listens there, this computer has no such address, or it does not allow it. Choose another: --ssh 127.0.0.1:2222.',
  'cli.host.ssh-key.not-private':
    '{file} is the key by which callers know this host, and others on this computer can read it. Make it yours alone: chmod 600. Or delete it: another is made, and callers are warned that the host has changed.',
  'cli.host.ssh-key.no-key':
    '{file} should hold the key by which callers know this host, and holds none. Delete it: another is made, and callers are warned that the host has changed.',
  'cli.host.ssh-key.unwritten':
    'The key by which callers know this host cannot be kept in {file}. See that its folder is there and can be written, or set SANDTABLE_RECORDS to one that can.',
  'cli.roster.unreadable':
    '{file} cannot be read. Name a roster: a CSV file with the columns name and role, or a YAML list.',
  'cli.roster.ill-formed':
    '{file} is no roster. A CSV file begins with a line of columns, “name,role”, and has a line for each person; a YAML file is a list in which each has “name: Ana Silva” and “role: police”.',
  'cli.roster.length':
    '{file} names {count, plural, =0 {nobody} one {# person} other {# people}}; a roster has 1 to {most}.',
  'cli.roster.problems': '{file} was not taken; nobody was invited:',
  'cli.roster.line': '- {place}: {problem}',
  'cli.roster.no-name': '- {place}: there is no name.',
  'cli.roster.twice': '- {name} stands there twice. Add something by which you tell the two apart.',
  'cli.roster.nobody': '“{as}” is no role of this scenario and no function. There are: {all}.',
  'cli.roster.nobody-near':
    '“{as}” is no role of this scenario and no function. Did you mean “{near}”? There are: {all}.',
  'cli.roster.column.name': 'name',
  'cli.roster.column.as': 'role',
  'cli.roster.column.link': 'link',
  'cli.run.take-over':
    '{file} is or was open on the computer {host} (process {pid}), and this one cannot see whether it still is. Two desks must never write one record. Is nothing running there any more, so that this desk takes it over? (yes or no)',
  'cli.run.take-over-unknown':
    'The lock of {file} says that the record is in use, but not by whom. Two desks must never write one record. Has no other Sandtable it open, so that this desk takes it over? (yes or no)',
  'cli.run.no-zone':
    'TZ says “{zone}”, and there is no time zone of that name: the times of the record would not be those of the room. Set TZ to one like Europe/Berlin, or leave it out for the zone of this computer.',
  'cli.run.cut':
    'The last line was cut off while it was written ({bytes} bytes). Nothing in it was acknowledged; it was cut.',
  'cli.run.derived':
    'The last command was only half written; its other {entries, plural, one {consequence was} other {# consequences were}} derived anew.',
  'cli.run.not-both': '{option} is for a new exercise; {file} is a record, which has its own.',

  'cli.fault':
    'This is our fault, not yours: {what}. Please report it (SANDTABLE_DEBUG=1 shows where it happened).',
  'cli.fault.record':
    'This is our fault, not yours: {what}. Nothing that was saved is lost: go on with {command}. Please report it (SANDTABLE_DEBUG=1 shows where it happened).',
} as const satisfies Area<'cli'>;
