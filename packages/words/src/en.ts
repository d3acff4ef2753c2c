import { aar } from './en/aar.ts';
import { author, importing } from './en/author.ts';
import { cli } from './en/cli.ts';
import { common } from './en/common.ts';
import { condition } from './en/condition.ts';
import { deskForms } from './en/desk-forms.ts';
import { deskMoments } from './en/desk-moments.ts';
import { desk } from './en/desk.ts';
import { doctor } from './en/doctor.ts';
import { evaluation } from './en/evaluation/evaluation.ts';
import { evaluated } from './en/evaluation/report.ts';
import { explore } from './en/explore.ts';
import { format } from './en/format.ts';
import { handbook, lessons } from './en/papers/lessons.ts';
import { lobby } from './en/lobby.ts';
import { manual } from './en/papers/manual.ts';
import { msel } from './en/papers/msel.ts';
import { now } from './en/now.ts';
import { page } from './en/page.ts';
import { paper } from './en/paper.ts';
import { cast, people } from './en/people.ts';
import { plain } from './en/plain.ts';
import { powerPeople } from './en/power-people.ts';
import { powerRead } from './en/power-read.ts';
import { powerEvaluation } from './en/evaluation/power-evaluation.ts';
import { plan } from './en/papers/plan.ts';
import { power } from './en/power.ts';
import { record } from './en/record.ts';
import { refusal } from './en/refusal.ts';
import { role } from './en/role.ts';
import { room } from './en/room.ts';
import { seat } from './en/seat.ts';
import { wall } from './en/wall.ts';
import { powerWarnings } from './en/power-warnings.ts';
import { wallPowers } from './en/wall-powers.ts';
import { wash } from './en/wash.ts';
import { watch } from './en/watch.ts';

const areas = [
  aar,
  author,
  cast,
  cli,
  common,
  condition,
  desk,
  deskForms,
  deskMoments,
  doctor,
  evaluation,
  evaluated,
  explore,
  format,
  importing,
  handbook,
  lessons,
  lobby,
  manual,
  msel,
  now,
  page,
  paper,
  people,
  plain,
  plan,
  power,
  powerEvaluation,
  powerPeople,
  powerRead,
  record,
  refusal,
  role,
  room,
  seat,
  wall,
  wallPowers,
  powerWarnings,
  wash,
  watch,
] as const;

type Together<Areas extends readonly object[]> = Areas extends readonly [
  infer First extends object,
  ...infer Rest extends readonly object[],
]
  ? First & Together<Rest>
  : unknown;

/**
 * The English catalogue: the whole of it, since every other language falls back to it. Not spread into a literal: V8 would make a
 * shape for each of its two thousand keys, which is a third of the time that the whole program takes to start.
 */
export const en = Object.assign(Object.create(null) as object, ...areas) as Together<typeof areas>;
