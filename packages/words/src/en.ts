import { aar } from './en/aar.ts';
import { author } from './en/author.ts';
import { cli } from './en/cli.ts';
import { common } from './en/common.ts';
import { condition } from './en/condition.ts';
import { desk } from './en/desk.ts';
import { doctor } from './en/doctor.ts';
import { explore } from './en/explore.ts';
import { format } from './en/format.ts';
import { lobby } from './en/lobby.ts';
import { paper } from './en/paper.ts';
import { plain } from './en/plain.ts';
import { power } from './en/power.ts';
import { record } from './en/record.ts';
import { refusal } from './en/refusal.ts';
import { role } from './en/role.ts';
import { room } from './en/room.ts';
import { wall } from './en/wall.ts';
import { wallPowers } from './en/wall-powers.ts';

/** The English catalogue: the whole of it, since every other language falls back to it. */
export const en = {
  ...aar,
  ...author,
  ...cli,
  ...common,
  ...condition,
  ...desk,
  ...doctor,
  ...explore,
  ...format,
  ...lobby,
  ...paper,
  ...plain,
  ...power,
  ...record,
  ...refusal,
  ...role,
  ...room,
  ...wall,
  ...wallPowers,
};
