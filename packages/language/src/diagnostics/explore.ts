/** ST08..: what `explore` finds by looking at all that a scenario may come to. Warnings: an author may mean it so. */
import { problem, quoted } from './diagnostic.ts';

interface About {
  /** What it is, in words: `The inject claim`. */
  readonly what: string;
  readonly detail: string;
}
const found = (declared: Omit<Parameters<typeof problem<About>>[0], 'severity' | 'met'>) =>
  problem<About>({ ...declared, severity: 'warning', met: 'outside' });

export const neverHappens = found({
  code: 'ST0801',
  title: 'Something that never happens',
  say: ({ what, detail }) => ({
    message: `${what} ${detail}.`,
    reason: 'Somebody wrote it for a room that will never meet it.',
    fix: 'Mend what should lead to it (a moment, a `send`, a guard, an exit), or take it out.',
  }),
  explanation:
    'No play comes to it: no moment, trigger, effect or agenda leads there, its guard never holds, or its time lies past the end. A card for the facilitator’s hand (`at: reserve`, not of the kind `branch`) counts as possible.',
  bad: 'injects:\n  «claim»: { at: reserve, kind: branch, from: desk, to: [mayor], channel: phone, text: A claim }\n',
  good: 'decisions:\n  close: { options: { shut: { text: Shut it, effects: [{ send: claim }] } } }\n',
});
export const neverTrue = found({
  code: 'ST0802',
  title: 'A guard that never holds',
  say: ({ what }) => ({
    message: `${what} never holds.`,
    reason: 'What it guards never comes about, whatever the players do.',
    fix: 'Compare it with the limits of its variables and with what else must be so at the same time.',
  }),
  explanation:
    'A guard that nothing can make true switches off what stands behind it: often a threshold beyond a variable’s limits, a misplaced `not`, or a choice that nothing sets.',
  bad: 'variables: { trust: { name: Trust, start: 50, max: 100 } }\ninjects: { thanks: { when: «"trust > 120"» } }\n',
  good: 'variables: { trust: { name: Trust, start: 50, max: 100 } }\ninjects: { thanks: { when: "trust > 70" } }\n',
});
export const alwaysTrue = found({
  code: 'ST0803',
  title: 'A guard that always holds',
  say: ({ what }) => ({
    message: `${what} always holds.`,
    reason: 'It decides nothing: what it guards comes about as if it were not there.',
    fix: 'Take it out, or write what it should keep out.',
  }),
  explanation:
    'A guard that can only be true is often a threshold on the wrong side, or a name that means something else than was thought.',
  bad: 'variables: { trust: { name: Trust, start: 50, min: 0 } }\noutcomes: { calm: { only-if: «"trust >= 0"» } }\n',
  good: 'variables: { trust: { name: Trust, start: 50, min: 0 } }\noutcomes: { calm: { only-if: "trust >= 60" } }\n',
});
export const deadEnd = found({
  code: 'ST0804',
  title: 'A dead end',
  say: ({ what }) => ({
    message: `${what} can become a dead end: nothing leads on from it to EndEx.`,
    reason:
      'Its agenda is done, its clock stands, and neither an exit nor anything that players may do leads on.',
    fix: 'Give it an exit that is open in every case (`next: [{ go: ... }]` as the last one), or let its clock run.',
  }),
  explanation:
    'The script leads into the phase and shows that the exercise does not come to its end from there.',
  bad: 'phases: { watch: { title: Watch, next: [{ go: end, when: "trust > 90" }] } }\n',
  good: 'phases: { watch: { title: Watch, next: [{ go: end, when: "trust > 90" }, { go: end }] } }\n',
});
export const turnsInCircles = found({
  code: 'ST0805',
  title: 'Things that set each other off without end',
  say: ({ detail }) => ({
    message: `These set each other off without end: ${detail}.`,
    reason: 'At one and the same second each leads to the next, so play stops with an error.',
    fix: 'Let story time pass in one of them (`after: 1m`), limit it (`times: 1`), or guard it.',
  }),
  explanation: 'The script leads to the second at which the cycle begins.',
  bad: 'phases: { a: { next: [{ go: b, when: "open" }] }, b: { next: [{ go: a, when: "open" }] } }\n',
  good: 'phases: { a: { next: [{ go: b, when: "open", times: 1 }] }, b: { next: [{ go: a, when: "open" }] } }\n',
});
export const noOutcome = found({
  code: 'ST0806',
  title: 'An end without an outcome',
  say: () => ({
    message: 'The exercise can end with none of its outcomes.',
    reason: 'At EndEx no outcome’s `only-if` holds, so there is nothing to say about how it ended.',
    fix: 'Let the last outcome stand without `only-if`: it is reached when no other one is.',
  }),
  explanation: 'The script leads to an EndEx at which no outcome holds.',
  bad: 'outcomes: { calm: { only-if: "trust > 50", text: It is calm } }\n',
  good: 'outcomes: { calm: { only-if: "trust > 50", text: It is calm }, tense: { text: It is tense } }\n',
});
export const brokenPromise = found({
  code: 'ST0809',
  title: 'A promise that a play does not keep',
  say: ({ what, detail }) => ({
    message: `${what} promises ${detail}, and the exercise can end without it.`,
    reason: 'People wait for what they were told will come.',
    fix: 'Let one of the promised injects come in every branch, whatever was decided; or promise less.',
  }),
  explanation: 'The script leads to an EndEx at which the inject had come and none of what it promises had.',
  bad: 'injects: { letter: { text: She speaks at nine., «promises»: [speech] }, speech: { when: "trust > 50" } }\n',
  good: 'injects: { letter: { text: She speaks at nine., promises: [speech, silence] }, speech: { when: "trust > 50" }, silence: { when: "trust <= 50" } }\n',
});
export const changesNothing = found({
  code: 'ST0807',
  title: 'A decision that changes nothing',
  say: ({ what }) => ({
    message: `${what} changes nothing that anyone could notice.`,
    reason: 'Whatever is chosen, the same is seen, heard, known and measured afterwards.',
    fix: 'Give at least one option an effect that somebody meets, or make it a discussion.',
  }),
  explanation:
    'The options have the same effects, or effects on variables that nobody sees and nothing reads, and nothing asks which one was chosen.',
  bad: 'decisions: { close: { options: { shut: { text: Shut it }, open: { text: Leave it open } } } }\n',
  good: 'decisions: { close: { options: { shut: { text: Shut it, effects: [{ add: { trust: -5 } }] }, open: { text: Leave it open } } } }\n',
});
export const neverBetter = found({
  code: 'ST0808',
  title: 'An option that is never the better one',
  say: ({ what, detail }) => ({
    message: `${what} is worse than ${quoted(detail)} on the measures, whatever the luck.`,
    reason:
      'A dilemma has no answer that is best on everything; this one has an answer that nobody should give.',
    fix: 'Give the option something that it does better, or a measure that values what it does.',
  }),
  explanation:
    'The same plays, with the same luck and all else the same, were played with either option. On no measure did it once do better, and each time it did worse on one.',
  bad: 'options: { wait: { text: Wait, effects: [{ add: { trust: -5 } }] }, act: { text: Act, effects: [{ add: { trust: 5 } }] } }\n',
  good: 'options: { wait: { text: Wait, effects: [{ add: { trust: -5 } }] }, act: { text: Act, effects: [{ add: { trust: 5, cost: 50 } }] } }\n',
});
