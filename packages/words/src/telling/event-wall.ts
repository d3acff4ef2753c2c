// What was put on the wall of an activity, told. The answers to a survey are never told, only that they were given.
import type { TextSlot } from '@sandtable/core/record';
import type { CauseTellers } from './event.ts';
import { listOf, roleName, roleNames, spoken, spokenIfAny, titleOf, type Telling } from './names.ts';

type WallKind = 'contribute' | 'cluster' | 'vote' | 'draw' | 'rate' | 'take-down';

export const wallTellers: CauseTellers<WallKind> = {
  contribute: (entry, telling) => {
    const { of, by, about, said } = entry.body;
    const told = telling.say(`wall.told.contribute.${of}`, {
      activity: activityName(entry.body.activity, telling),
      about: about ?? 0,
    });
    return { text: byWhom(by, told, telling), said: spoken({ entry: entry.n, text: said.text }, telling) };
  },
  cluster: ({ body: { activity, ideas, under } }, telling) => {
    const values = {
      activity: activityName(activity, telling),
      ideas: listOf(ideas.map(String), telling),
      count: ideas.length,
    };
    return under === null
      ? telling.say('wall.told.cluster-out', values)
      : telling.say('wall.told.cluster', { ...values, under });
  },
  vote: ({ body: { activity, for: number, votes, by } }, telling) =>
    byWhom(
      by,
      telling.say('wall.told.vote', { activity: activityName(activity, telling), number, votes }),
      telling,
    ),
  draw: (entry, telling) => {
    const { activity, part, name, low, high, story } = entry.body;
    const words = (slot: TextSlot | undefined): string => spokenIfAny(entry.n, slot, telling);
    const title = { activity: activityName(activity, telling) };
    if (part === 'across' || part === 'up')
      return {
        text: telling.say('wall.told.axis', title),
        said: telling.say('wall.told.ends', { name: words(name), low: words(low), high: words(high) }),
      };
    return {
      text: telling.say('wall.told.future', { ...title, where: telling.say(`wall.future.${part}`) }),
      said:
        story === undefined
          ? words(name)
          : telling.say('wall.told.story', { name: words(name), story: words(story) }),
    };
  },
  rate: ({ body: { activity, by } }, telling) =>
    telling.say('wall.told.rate', { role: roleName(by, telling), activity: activityName(activity, telling) }),
  'take-down': ({ body: { activity, entry } }, telling) =>
    telling.say('wall.told.take-down', { activity: activityName(activity, telling), entry }),
};

const activityName = (name: string, telling: Telling): string => titleOf('activities', name, telling);

/** A role, the roles of a group, or nobody in particular. */
function byWhom(by: string | null, told: string, telling: Telling): string {
  if (by === null) return told;
  const group = telling.scenario.groups.find(({ name }) => name === by);
  return telling.say('wall.told.by', {
    who: group === undefined ? roleName(by, telling) : roleNames(group.roles, telling),
    told,
  });
}
