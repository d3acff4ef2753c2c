import type { Area } from '../../area.ts';

// What many exercises and live plans have to tell together, and the handbook page.
export const lessons = {
  'lessons.kind': 'Lessons',
  'lessons.title': 'What comes back',
  'lessons.state': 'As of {day}. What it finds is real.',
  'lessons.of':
    '{exercises, plural, =0 {No exercise} one {# exercise} other {# exercises}} and {plans, plural, =0 {no live plan} one {# live plan} other {# live plans}}.',
  'lessons.bad':
    '{count, plural, one {This one does not verify, or cannot be read; nothing of it is counted.} other {These # do not verify, or cannot be read; nothing of them is counted.}}',
  'lessons.rehearsals':
    '{count, plural, one {# rehearsal is} other {# rehearsals are}} left out: somebody practised.',
  'lessons.verified':
    'Each record that is counted was played again: what it tells follows from its commands.',
  'lessons.chain-only':
    'The chain of each record that is counted is whole. Whether what it tells follows from its commands was not looked at; --verify does, and takes its time.',
  'lessons.back': 'What went wrong in more than one exercise',
  'lessons.back-none':
    '{count, plural, =0 {There is nothing to compare.} one {With one exercise nothing can come back.} other {Nothing that has a name in its scenario went wrong twice, and no root cause was found twice in one capability. What was noted in words is counted below.}}',
  'lessons.root-cause': '{capability}: {cause}',
  'lessons.what': 'What',
  'lessons.kind-of': 'Kind',
  'lessons.how-often': 'How often',
  'lessons.n-of': '{n} of {of}',
  'lessons.when': 'When',
  'lessons.where': 'Where',
  'lessons.no-day': 'no day',
  'lessons.kind.gap': 'Gaps',
  'lessons.kind.not-done': 'Expected, not done in time',
  'lessons.kind.duty': 'Legal duties missed',
  'lessons.kind.authority': 'Decided without authority',
  'lessons.kind.strength': 'Strengths',
  'lessons.kind.action': 'Action',
  'lessons.kind.parked': 'Parking lot',
  'lessons.lost': 'Verified, and there again afterwards',
  'lessons.lost-one':
    '“{action}” ({title}) was verified on {day}. In {capability} there {count, plural, one {was # finding} other {were # findings}} after that: {when}.',
  'lessons.late': 'What is late',
  'lessons.learned':
    'Of {count, plural, one {# action} other {# actions}} in the live plans {verified} {verified, plural, one {is} other {are}} verified and so learned; the others are lessons that were identified. {late} {late, plural, one {is} other {are}} late.',
  'lessons.in-plan': '{number}, {title}',
  'lessons.by.capability': 'By capability',
  'lessons.by.theme': 'By theme',
  'lessons.by.organisation': 'By organisation',
  'lessons.by-one.capability': 'Capability',
  'lessons.by-one.theme': 'Theme',
  'lessons.by-one.organisation': 'Organisation',
  'lessons.by-note':
    'In the order of the alphabet. “Exercises” are those that could have shown it. Who was tested more often has more findings: the figures compare nobody.',
  'lessons.exercises': 'Exercises',
  'lessons.actions': 'Actions',
  'lessons.actions-of': '{count}, of them {verified} verified and {late} late',
  'lessons.over.capability': 'Capabilities over time',
  'lessons.over.theme': 'Themes over time',
  'lessons.over.organisation': 'Organisations over time',
  'lessons.over-note':
    'Findings (all but strengths), and after the stroke the exercises of that time that could have shown them.',
  'lessons.picture': 'Findings over time, by capability',
  'lessons.picture-told':
    'The larger the disc, the more findings for each exercise that tested the capability; in it findings/exercises. No disc: nobody tested it then.',
  'lessons.state-of': 'State',
  'lessons.over': 'over',
  'lessons.goes-on': 'not over yet',
  'lessons.found-title': 'Found: {words}',
  'lessons.found': '{count} of {of} texts.',
  'lessons.found-most': 'The first {most} are told; more words find fewer.',
  'lessons.found-one': '{text} ({kind}; {title}, {when}; {number} in {source})',
} as const satisfies Area<'lessons'>;

export const handbook = {
  'handbook.kind': 'Handbook page',
  'handbook.title': 'Problems, and how they were met',
  'handbook.note':
    'From the decision logs of these exercises, what was owed and parked in them, and their live plans. It shows what people met and did, not what is right; no organisation or country is compared with another.',
  'handbook.legal': 'Legal',
  'handbook.practical': 'Practical',
  'handbook.operational': 'Operational',
  'handbook.technological': 'Technological',
  'handbook.nothing-asked': 'No decision asked for its authority or for safeguards.',
  'handbook.safeguard': 'Asked with decisions',
  'handbook.given': 'Given, of those that asked',
  'handbook.met': 'Met, of those that fell due',
  'handbook.in-time': 'Done in time, of those that came up',
  'handbook.decided': 'Decided: {answers}.',
  'handbook.law': 'Law: {law}.',
  'handbook.not-given': 'Asked and not given: {lacking}.',
  'handbook.followed':
    'What followed: reversed in {reversed} of {of}; stood by default, with nobody deciding, in {byDefault} of {of}.',
  'handbook.missing': 'Information that was missing when it was decided',
  'handbook.none-told': 'Nobody named any that may be told.',
  'handbook.parked': 'What was parked',
  'handbook.none-parked': 'Nothing was parked.',
  'handbook.still-parked': 'Still parked',
  'handbook.fate': '{fate}: {n} of {of}',
  'handbook.decisions':
    '{of, plural, one {# decision was} other {# decisions were}} closed: {byDefault} of {of} by default, {reversed} of {of} reversed later.',
  'handbook.all-done': 'All that was expected and came up was done in time.',
  'handbook.planned': 'What is done about it',
  'handbook.none-technological':
    'Nothing is marked as technological. Set the capability element of an action to Equipment in the live plan, and it stands here.',
} as const satisfies Area<'handbook'>;
