import type { Area } from '../area.ts';

// A condition of the scenario, said to people: `holds` is `yes` for what it asks for, `no` for its opposite.
export const condition = {
  'condition.and': ', and ',
  'condition.or': ', or ',
  'condition.reads': '{title} {value}',
  'condition.now': '{told} (now: {reads})',
  'condition.inject.delivered': '{subject} {holds, select, yes {was delivered} other {was not delivered}}',
  'condition.inject.withdrawn': '{subject} {holds, select, yes {was taken back} other {was not taken back}}',
  'condition.decision.opened': '{subject} {holds, select, yes {was asked} other {was not asked}}',
  'condition.decision.made': '{subject} {holds, select, yes {is decided} other {is not decided}}',
  'condition.decision.by_default':
    '{subject} {holds, select, yes {went by its default} other {did not go by its default}}',
  'condition.decision.declined': '{subject} {holds, select, yes {was declined} other {was not declined}}',
  'condition.decision.other':
    '{subject} {holds, select, yes {was answered in other words} other {was not answered in other words}}',
  'condition.decision.conditional':
    '{subject} {holds, select, yes {has conditions} other {has no conditions}}',
  'condition.decision.reversed': '{subject} {holds, select, yes {was reversed} other {was not reversed}}',
  'condition.decision.early':
    '{subject} {holds, select, yes {was decided before it was asked} other {was not decided before it was asked}}',
  'condition.action.taken': '“{subject}” {holds, select, yes {was done} other {was not done}}',
  'condition.fact.breached':
    '“{subject}” {holds, select, yes {was shared beyond its marking} other {was not shared beyond its marking}}',
  'condition.fact.said_aloud':
    '“{subject}” {holds, select, yes {was said to everybody} other {was not said to everybody}}',
  'condition.phase.entered': '“{subject}” {holds, select, yes {has begun} other {has not begun}}',
  'condition.phase.left': '“{subject}” {holds, select, yes {was left} other {was not left}}',
  'condition.phase.active': '{holds, select, yes {in “{subject}”} other {not in “{subject}”}}',
  'condition.phase.done':
    'the agenda of “{subject}” {holds, select, yes {is finished} other {is not finished}}',
  'condition.clock.started': '“{subject}” {holds, select, yes {is under way} other {is not under way}}',
  'condition.clock.met': '“{subject}” {holds, select, yes {was met} other {was not met}}',
  'condition.clock.missed': '“{subject}” {holds, select, yes {was missed} other {was not missed}}',
  'condition.expected.started': '“{subject}” {holds, select, yes {is expected} other {is not expected}}',
  'condition.expected.met':
    '“{subject}” {holds, select, yes {was done in time} other {was not done in time}}',
  'condition.expected.missed': '“{subject}” {holds, select, yes {was missed} other {was not missed}}',
  'condition.rule.applied': 'the rule “{subject}” {holds, select, yes {has applied} other {has not applied}}',
  'condition.chance.fired': '“{subject}” {holds, select, yes {came about} other {did not come about}}',
  'condition.activity.opened': '“{subject}” {holds, select, yes {has begun} other {has not begun}}',
  'condition.activity.closed': '“{subject}” {holds, select, yes {is over} other {is not over}}',
  'condition.discussion.opened': '“{subject}” {holds, select, yes {was begun} other {was not begun}}',
  'condition.discussion.closed': '“{subject}” {holds, select, yes {is over} other {is not over}}',
  'condition.option': '{decision} {holds, select, yes {is} other {is not}} “{option}”',
  'condition.option-any': '{holds, select, yes {somebody} other {nobody}} answered “{option}” to {decision}',
  'condition.given': '{decision}: “{ground}” {holds, select, yes {given with it} other {not given with it}}',
  'condition.option-of':
    '{role} {holds, select, yes {answered} other {did not answer}} “{option}” to {decision}',
  'condition.knows': '{role} {holds, select, yes {knows} other {does not know}}: “{subject}”',
  'condition.answer': 'the amount decided',
  'condition.quoted': '“{title}”',
  'condition.here': 'this module',
  'condition.first-visit':
    '{holds, select, yes {the first time in {phase}} other {not the first time in {phase}}}',
  'condition.later-visit': '{holds, select, yes {back in {phase}} other {the first time in {phase}}}',
  'condition.flag': '{subject}: {holds, select, yes {yes} other {no}}',
  'condition.is': '{subject}: {value}',
  'condition.is-not': '{subject}: not {value}',
  'condition.below': '{subject} below {value}',
  'condition.at-most': '{subject} at most {value}',
  'condition.above': '{subject} above {value}',
  'condition.at-least': '{subject} at least {value}',
} as const satisfies Area<'condition'>;
