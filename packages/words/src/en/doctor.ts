import type { Area } from '../area.ts';

// The go/no-go list of the morning: what was looked at, what was found, and what to do where it is not as it should be.
export const doctor = {
  'doctor.verdict.go': 'go',
  'doctor.verdict.no-go': 'NO-GO',
  'doctor.verdict.look': 'look',
  'doctor.sum':
    '{bad, plural, =0 {GO: nothing stands in the way.} one {NO-GO: # thing to put right.} other {NO-GO: # things to put right.}} {look, plural, =0 {} one {# is for your own eyes.} other {# are for your own eyes.}}',

  'doctor.terminal': 'terminal',
  'doctor.terminal.go': 'A terminal that the desk can use ({term}).',
  'doctor.terminal.none': 'No terminal here: only --plain will work. Start it in a terminal window.',
  'doctor.terminal.dumb': 'TERM is “dumb”: only --plain will work. Use another terminal program.',
  'doctor.size': 'window',
  'doctor.size.go': '{columns} x {rows}.',
  'doctor.size.larger': '{columns} x {rows}: enough, and 120 x 40 shows more at one glance.',
  'doctor.size.no-go': '{columns} x {rows} is too small for the desk. Make it 80 x 24 or larger.',
  'doctor.size.unknown': 'Not known without a terminal.',
  'doctor.characters': 'characters',
  'doctor.characters.look': 'You should read a rule, a bar, an arrow and three scripts:  ── ▁▃▆ ▸  é 飛 ب',
  'doctor.characters.no-go':
    'The locale ({locale}) is not UTF-8: lines and names will be broken. Set LANG to one that ends in UTF-8.',
  'doctor.display': 'second display',
  'doctor.display.look':
    'If players see a projector: extend the displays, do not mirror them, and start there  {command}',
  'doctor.disk': 'disk',
  'doctor.disk.go': '{folder} takes entries ({milliseconds} ms each); {free} MB are free.',
  'doctor.disk.slow':
    '{folder} takes {milliseconds} ms for an entry: every key will wait. Use a disk of this computer.',
  'doctor.disk.full': 'Only {free} MB are free where records go, {folder}. Make room.',
  'doctor.disk.no-go': 'Records cannot be written in {folder} ({reason}). Name another place with --record.',
  'doctor.records': 'records',
  'doctor.records.go': 'All that are kept here can be gone on with.',
  'doctor.records.look':
    '{count, plural, one {# was} other {# were}} played under other rules ({files}): read and reported as ever, gone on with by the Sandtable that made them.',
  'doctor.power': 'power',
  'doctor.power.go': 'On mains power.',
  'doctor.power.no-go': 'On battery ({percent}%). Plug it in.',
  'doctor.power.look': 'Plug it in: this computer does not tell whether it is.',
  'doctor.sleep': 'sleep',
  'doctor.sleep.look':
    'Turn off sleep, screen lock and updates until tonight. If it sleeps all the same nothing is lost: the desk asks.',
  'doctor.clock': 'clock',
  'doctor.clock.go': '{time}, {zone}. Is that the time in the room?',
  'doctor.clock.no-go':
    'The clock says {time}, which is before your newest record was written ({record}). Set it right.',
  'doctor.scenario': 'scenario',
  'doctor.scenario.go': '“{title}” has no errors.',
  'doctor.scenario.warnings':
    '“{title}” has no errors and {warnings, plural, one {# warning} other {# warnings}}: {command}',
  'doctor.scenario.no-go': '{errors, plural, one {# error} other {# errors}}: {command}',
  'doctor.scenario.none': 'None was named. To have it checked: {command}',
  'doctor.of-scenario':
    'Papers and an exercise file belong to a scenario: doctor SCENARIO --exercise FILE --folder FOLDER',
  'doctor.exercise': 'exercise file',
  'doctor.exercise.none':
    'None lies beside the scenario or was named: no paper says who asks for this exercise, when and where it is, who takes part and whom to ring. To begin one: {command}',
  'doctor.exercise.wrong':
    '{file} has {errors, plural, one {# error} other {# errors}}, which this shows: {command}',
  'doctor.exercise.final': '“{title}”, version {version}, final ({file}).',
  'doctor.exercise.draft':
    '“{title}”, version {version}, still a draft: every paper says so. When it is settled write  state: final  in {file}.',
  'doctor.exercise.fields': 'It does not say: {fields}. Missing in: {papers}.',
  'doctor.exercise.no-date':
    'It has no date. Put one under  days,  as  - date: 2031-08-02. Missing in: {papers}.',
  'doctor.exercise.over':
    'Its last day, {last}, is over: is it that of another time? Put the day of today under  days.',
  'doctor.staff': 'who runs it',
  'doctor.staff.go': 'There is a controller, and an evaluator for every objective.',
  'doctor.staff.no-go':
    '{leader, select, no {Nobody leads it: no director, facilitator or controller. } other {}}{count, plural, =0 {} one {No evaluator watches the objective {objectives}. } other {No evaluator watches the objectives {objectives}. }}Add them under  staff. Missing in: {papers}.',
  'doctor.papers': 'papers',
  'doctor.papers.look':
    '{count} are needed before play. To make all: {all}   To see what is missing in a folder: {command}',
  'doctor.papers.go': 'All {count} are in {folder}, and newer than what they are made of.',
  'doctor.papers.none': 'None of {count} is in {folder}. To make all: {all}',
  'doctor.papers.missing': '{kind} is not in {folder}. To make it: {command}',
  'doctor.papers.older': '{kind} is older than the scenario or the exercise file. To make it anew: {command}',
  'doctor.papers.all': 'All in one go, in a new folder: {command}',
  'doctor.joint':
    '“{typed}” is no address of a host. Write it as people type it: https://exercise.example.org',
  'doctor.reached': 'reached',
  'doctor.reached.go': '{address} answers, and hosts an exercise.',
  'doctor.reached.not':
    '{address} does not answer from here ({reason}). Is the host started, the name right, the port open? In a room: a Wi-Fi that isolates its clients looks like this.',
  'doctor.reached.another':
    'Something else answers at {address} (status {status}): a proxy, or a page to log in. Start the host there: {command}',
  'doctor.name': 'name',
  'doctor.name.go': 'A name, a certificate and the usual port: that is what strict networks let through.',
  'doctor.name.look':
    '{address} is no name with a certificate on port 443. That does in one’s own room; gateways and managed phones let nothing else out.',
  'doctor.certificate': 'certificate',
  'doctor.certificate.go':
    'Signed by somebody whom browsers know; it counts for {days, plural, one {# day} other {# days}} yet.',
  'doctor.certificate.unknown':
    'Browsers will warn of it ({trouble}). Get one that they know; ask nobody to click a warning away.',
  'doctor.certificate.none': 'There is none: nothing is encrypted. For a rehearsal in one’s own room only.',
  'doctor.stream': 'stream',
  'doctor.stream.go': 'What is new arrives as it is sent.',
  'doctor.stream.held':
    'Something on the way holds the stream back: pages will ask in steps, and show what is new some seconds later. Turn off buffering in the proxy.',
  'doctor.host-clock': 'its clock',
  'doctor.host-clock.go': 'The host’s clock and this one tell the same time.',
  'doctor.host-clock.ahead':
    'The host’s clock is {seconds, plural, one {# second} other {# seconds}} ahead of this one. Set right whichever is wrong.',
  'doctor.host-clock.behind':
    'The host’s clock is {seconds, plural, one {# second} other {# seconds}} behind this one. Set right whichever is wrong.',
  'doctor.host-clock.unknown': 'The host does not tell the time.',
  'doctor.interface': 'address here',
  'doctor.interface.go': 'In this room people are shown {address} ({name}).',
  'doctor.interface.several':
    'In this room people are shown {address} ({name}); others are {others}. Is that the network of the phones? Else name the right one with --listen.',
  'doctor.interface.none': 'This computer is in no network: nobody can come in from another device.',
  'doctor.wifi': 'Wi-Fi',
  'doctor.wifi.look':
    'Open the door’s address on a phone in the same Wi-Fi. Where {address} does not open there, the Wi-Fi isolates its clients: use another, or a phone’s own.',
  'doctor.tests': 'its tests',
  'doctor.tests.go': '{passed, plural, =0 {It has none.} one {# passed.} other {# passed.}}',
  'doctor.tests.no-go': '{failed} of {all} fail: {command}',
} as const satisfies Area<'doctor'>;
