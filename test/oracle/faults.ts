/** Ways in which a screen could contradict the record, each done to its text to see that the oracle notices it. */

export interface Fault {
  readonly breaks: string;
  readonly screen: string;
  readonly change: (text: string) => string;
}

const swap =
  (from: RegExp, to: string): Fault['change'] =>
  (text) =>
    text.replace(from, to);
const drop = (line: RegExp): Fault['change'] => swap(line, '');

export const faults: readonly Fault[] = [
  { breaks: 'story time', screen: 'plain mode, where', change: swap(/(Story time: \S+ )\d\d/u, '$109') },
  {
    breaks: 'the module',
    screen: 'plain mode, where',
    change: swap(/^Module \d of.*$/mu, 'Module 4 of 4: The end.'),
  },
  {
    breaks: 'the stage',
    screen: 'plain mode, where',
    change: swap(/^Play is on\.$/mu, 'EndEx. Play is over.'),
  },
  {
    breaks: 'time until a window closes',
    screen: 'plain mode, left',
    change: swap(/^(D\d+: )\d+( min of story)/mu, '$199$2'),
  },
  {
    breaks: 'time left on a legal clock',
    screen: 'plain mode, left',
    change: swap(/\d+( min of story time left)/u, '77$1'),
  },
  {
    breaks: 'who is here',
    screen: 'plain mode, who',
    change: swap(/: here$/mu, ': nobody is here; exercise control plays it'),
  },
  { breaks: 'whose answer is waited for', screen: 'plain mode, who', change: drop(/^D\d+ waits for: .*$/mu) },
  {
    breaks: 'who knows a fact',
    screen: 'plain mode, facts',
    change: swap(/Known to: Airport duty director, /u, 'Known to: '),
  },
  { breaks: 'a value', screen: 'plain mode, world', change: swap(/^(Public trust: )\d+/mu, '$11') },
  { breaks: 'a legal clock met', screen: 'plain mode, clocks', change: swap(/: running,/u, ': met,') },
  {
    breaks: 'an expected action done',
    screen: 'plain mode, expected',
    change: swap(/\(awaited\)/u, '(done)'),
  },
  { breaks: 'an inject given', screen: 'plain mode, order', change: swap(/^to give: /mu, 'done: ') },
  {
    breaks: 'an inject that did not come',
    screen: 'plain mode, order',
    change: swap(/^(in reserve|due|on condition): /mu, 'done: '),
  },
  {
    breaks: 'a decision open',
    screen: 'plain mode, decision',
    change: swap(/^(D\d+), open:/mu, '$1, closed:'),
  },
  { breaks: 'the letter of an option', screen: 'plain mode, decision', change: swap(/^b: /mu, 'c: ') },
  {
    breaks: 'an option that is not open',
    screen: 'plain mode, decision',
    change: swap(/^[^:\n]+ \(not open.*$/mu, 'a: Nothing'),
  },
  {
    breaks: 'an answer',
    screen: 'plain mode, decision',
    change: swap(/^(.* (?:decides|leads|advises): )(?!no answer)\S.*$/mu, '$1no answer yet'),
  },
  {
    breaks: 'what was decided',
    screen: 'plain mode, decision',
    change: swap(/^(Decided: ).*$/mu, '$1something else'),
  },
  {
    breaks: 'story time on the desk',
    screen: 'desk, header',
    change: swap(/(\w+day) \d\d:\d\d/gu, '$1 09:09'),
  },
  { breaks: 'a value on the desk', screen: 'desk, world', change: swap(/^( *Public trust +)\d+/mu, '$11') },
  {
    breaks: 'a legal clock on the desk',
    screen: 'desk, world',
    change: swap(/(legal .*: ).* left, until.*$/mu, '$1MISSED'),
  },
  {
    breaks: 'a decision on the desk',
    screen: 'desk, decisions',
    change: swap(/(D\d+ )to come /u, '$1decided '),
  },
  {
    breaks: 'what was decided on the desk',
    screen: 'desk, decisions',
    change: swap(/(D\d+ decided .*\? +)[a-z] /u, '$1z '),
  },
  { breaks: 'a holder on the desk', screen: 'desk, facts', change: swap(/x /u, '· ') },
  { breaks: 'an inject given on the desk', screen: 'desk, order', change: swap(/^( *)give /mu, '$1done ') },
  {
    breaks: 'a message to a role',
    screen: 'screen of airport',
    change: swap(/Good morning from operations/u, 'Good evening'),
  },
  {
    breaks: 'how many messages a role has',
    screen: 'screen of tower',
    change: swap(/(─ )\d+( ─$)/mu, '$199$2'),
  },
  {
    breaks: 'a value for a role',
    screen: 'screen of airport',
    change: swap(/Public trust: \d+/u, 'Public trust: 1'),
  },
  {
    breaks: 'a fact for a role',
    screen: 'screen of tower',
    change: swap(/- The captain saw/u, '- The captain heard'),
  },
  {
    breaks: 'a fact that a role does not know',
    screen: 'screen of police',
    change: (text) =>
      `${text}\nThe written standard for starting again after a drone report ran out in March and was never renewed.`,
  },
  {
    breaks: 'a note to exercise control on a role’s screen',
    screen: 'screen of tower',
    change: (text) =>
      `${text}\nRead it slowly. It is the picture of a normal day. Ask if the roles are clear.`,
  },
  {
    breaks: 'a message on the screen of a role that did not have it',
    screen: 'screen of liaison',
    change: (text) => `${text}\nThe airport sensor has one short trace at one minute to seven.`,
  },
  { breaks: 'how somebody else answered', screen: 'screen of', change: swap(/: --/u, ': something') },
  {
    breaks: 'a decision on a role’s screen',
    screen: 'screen of airport',
    change: swap(/^( +)b  /mu, '$1c  '),
  },
  {
    breaks: 'story time in the room',
    screen: 'room’s screen',
    change: swap(/(\w+day) \d\d:\d\d/u, '$1 09:09'),
  },
  { breaks: 'the letters in the room', screen: 'room’s screen', change: swap(/^( +)a ( *\S)/mu, '$1b $2') },
  { breaks: 'an option left out in the room', screen: 'room’s screen', change: drop(/^ +b .*$/mu) },
  {
    breaks: 'the question of before in the room',
    screen: 'room’s screen',
    change: (text) => `${text}\nWho leads this incident from now on?`,
  },
  {
    breaks: 'a note to exercise control in the room',
    screen: 'room’s screen',
    change: (text) => `${text}\nNot for the plenary. Two people at their own table with a card.`,
  },
];
