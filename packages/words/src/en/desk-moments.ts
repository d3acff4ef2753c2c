import type { Area } from '../area.ts';
import { stopPhrase } from './common.ts';

// The desk around play and over it: opening, rules of play, pauses, a real-world stop, the guards, hot wash, leaving.
export const deskMoments = {
  'desk.opening.small-sectors':
    'Fewer than three people play in: {sectors}. The report will say “a participant” of them, without the sector.',
  'desk.who-sees.question': 'Do players see this screen?',
  'desk.who-sees.yes': 'yes, it is on a projector or they look over my shoulder',
  'desk.who-sees.yes-means':
    'Notes, previews, facts and what comes next stay hidden until you ask for them with v.',
  'desk.who-sees.no': 'no, only exercise control sees it',
  'desk.who-sees.no-means': 'Everything is shown. b blanks the screen at once.',
  'desk.who-sees.later': 'You can change this at any time with V.',
  'desk.seen-by.players': 'players see this screen: what they may not see is hidden; v shows it.',
  'desk.seen-by.control': 'only exercise control sees this screen: nothing is hidden.',

  'desk.opening.title': 'Opening: who is here',
  'desk.opening.how':
    'Greet everybody. A ticks who is here, P gives a role to a person by name, ^K “merge” lets one role act for another, ^K “play” lets you decide for one.',
  'desk.opening.attribution':
    'Reports will name {attribution}. Change it before StartEx with ^K “attribution”.',
  'desk.opening.chatham-house': 'For the Chatham House Rule: ^K “chatham”, before StartEx.',
  'desk.attribution.person': 'persons',
  'desk.attribution.role': 'roles, never persons',
  'desk.attribution.sector': 'sectors only',
  'desk.attribution.none': 'nobody',

  'desk.rules.title': 'Rules of play',
  'desk.rules.aside': 'read aloud',
  'desk.rules.stop-label': 'To stop',
  'desk.rules.stop': `Anybody may stop at any time, for anything real: say “${stopPhrase}”. Then everything stops at once.`,
  'desk.rules.fiction-label': 'Fiction',
  'desk.rules.one-voice':
    'One voice at a time. Everybody has the right to pass, and the right to ask for a pause.',
  'desk.rules.no-fault': 'We look for what works in plans and rules, not for anybody’s fault.',
  'desk.rules.pass':
    'Decide as you would today, with the powers that you have today. You may decide before you are asked.',
  'desk.rules.not-test': 'Work with the scenario as it is. What seems wrong in it goes on the parking lot.',
  'desk.rules.model':
    'The numbers come from a simple model. They show how this exercise was built, not what would happen.',
  'desk.rules.data-label': 'Record',
  'desk.rules.data':
    'What is decided and noted is kept in a record on this computer. Reports name {attribution}. Anybody may have their own words taken out until a day after the end.',
  'desk.rules.assumption': 'assumed',
  'desk.rules.artificiality': 'unlike life',
  'desk.rules.out-of-play': 'out of play',

  'desk.stage.set-up': 'OPENING',
  'desk.stage.briefing': 'BRIEFING',
  'desk.stage.conduct': 'IN PLAY',
  'desk.stage.paused': 'PAUSED',
  'desk.stage.end-ex': 'ENDEX',
  'desk.stage.hot-wash': 'HOT WASH',
  'desk.stage.debrief': 'CONTROLLERS’ DEBRIEF',
  'desk.stage.closed': 'CLOSED',

  'desk.pause.break': 'BREAK',
  'desk.pause.real-world': 'REAL WORLD STOP',
  'desk.pause.safety': 'PAUSED for safety',
  'desk.pause.confusion': 'PAUSED to clear something up',
  'desk.pause.technical': 'PAUSED for a technical problem',
  'desk.paused.break': 'This is a break. Every clock of the exercise stands.',
  'desk.paused.real-world': 'Play is stopped for something real.',
  'desk.paused.safety': 'Play is paused for somebody’s safety or wellbeing. Take the time that it needs.',
  'desk.paused.confusion': 'Play is paused to clear something up. Say what is true in the story, then go on.',
  'desk.paused.technical': 'Play is paused for a technical problem.',
  'desk.paused.asleep':
    'The computer slept for {time}, so play was paused. That time does not count as played.',
  'desk.paused.restarted':
    'The desk was left, or the program ended, and it was opened again {time} after the last that is known of play. Play is paused from then on: none of that counts as played, and nothing is lost.',
  'desk.paused.until': 'We go on at {time}.',
  'desk.paused.late': 'We were to go on at {time}.',
  'desk.paused.so-far': 'So far',
  'desk.paused.resume': 'space goes on when everybody is back.',
  'desk.paused.resume-why': 'space goes on and asks why it is safe to.',

  'desk.real-world.bar': 'REAL WORLD - NOT EXERCISE',
  'desk.real-world.ask': 'Stop play for something real?',
  'desk.real-world.means': 'Every clock of the exercise halts and everybody is shown that play has stopped.',
  'desk.real-world.keys': 'Enter stops everything.   Esc goes back: nothing was stopped.',
  'desk.real-world.stopped': 'PLAY HAS STOPPED. THIS IS REAL.',
  'desk.real-world.since': 'Since {time} by the clock in the room.',
  'desk.real-world.by': 'Stopped by {who}.',
  'desk.real-world.by-desk': 'Stopped at exercise control’s desk.',
  'desk.real-world.clocks': 'Every clock of the exercise stands. Everything so far is saved.',
  'desk.real-world.resume': 'Only you resume: press space and say why it is safe to go on.',

  'desk.hot-wash.title': 'Hot wash',
  'desk.hot-wash.outcome': 'How the story came out in this scenario’s model. Read it aloud:',
  'desk.hot-wash.before':
    'Play is over; what is said now is not play. Thank everybody. Then open the hot wash.',
  'desk.hot-wash.begin':
    'One question after the other, as the room’s screen shows them; then the parking lot, note by note. space goes on, the left arrow goes back.',
  'desk.hot-wash.how': 'First at each table, then in plenary. w notes what is said with this question.',
  'desk.hot-wash.read-out': 'Read it aloud. space asks what becomes of it.',
  'desk.hot-wash.at': 'Hot wash, {step}',
  'desk.hot-wash.noted': 'Noted',
  'desk.hot-wash.notes': '{count, plural, one {# note} other {# notes}}',
  'desk.hot-wash.parked': 'On the parking lot',
  'desk.goodbye.decisions': '{made} of {of} decisions were made.',
  'desk.goodbye.measures': '{met} of {of} measured targets were met in this scenario’s model.',
  'desk.goodbye.notes':
    'Noted: {strengths, plural, one {# strength} other {# strengths}}, {gaps, plural, one {# gap} other {# gaps}}, {actions, plural, one {# action} other {# actions}}.',
  'desk.goodbye.record': 'The record ends with entry {number}, hash {hash}…',
  'desk.goodbye.how': 'q leaves and says where the record is and how to make the report.',

  'desk.blank.key': 'b: back',
  'desk.guard.there': 'Turn the screen to: {role}',
  'desk.guard.there-how':
    'Press Enter when only {role} can see it. It shows what this role may know and nothing else.',
  'desk.guard.back': 'Turn the screen back to exercise control',
  'desk.guard.back-how': 'Press Enter when only exercise control can see it.',
  'desk.guard.go-on': 'go on',
  'desk.guard.not': 'rather not',
  'desk.leaving.question': 'Leave the desk? Nothing is lost: every entry is saved.',
  'desk.leaving.record': 'The record is',
  'desk.leaving.resume': 'This goes on where you left:',
  'desk.leaving.leave': 'leave',
  'desk.leaving.stay': 'stay',
  'desk.left.record': 'The record is {file}',
  'desk.left.head': 'It ends with entry {number}, hash {hash}',
  'desk.left.resume': 'This goes on where you left: {command}',
  'desk.left.report': 'This makes the after-action report: {command}',

  'desk.small.title': 'This window is too small for the desk.',
  'desk.small.how': 'It has {has} x {have}; make it {columns} x {rows} or larger.',
  'desk.small.plain': 'Until then only ! (stop) and q (leave) act. --plain tells the same in lines.',
  'desk.small.plain-no-stop': 'Until then only q (leave) acts. --plain tells the same in lines.',
} as const satisfies Area<'desk'>;
