/**
 * Prepared seats: roles that nobody plays are played by a policy, so that a rehearsal has more than one person in it. A policy is a script of one role, with
 * the time that an answer takes, silence, and weights. What it draws are named draws of the exercise's seed: the same seed, the same answers, whoever
 * else is there. It sees its role's view and no more, and what it does is on the record as that role's, by no participant.
 */
import { draw, luckName, seedKey } from '@sandtable/core';
import { scriptOrders } from '@sandtable/core/testing';
import type { Command } from '@sandtable/core/record';
import type { ScriptStep } from '@sandtable/core/scenario';
import type { RoleDecision, RoleView } from '@sandtable/core/view';
import { mustAgree, slots, standInAnswer } from '@sandtable/powers/joint';
import { recordTrouble, words } from '@sandtable/words';
import type { Session } from '../exercise/session.ts';
import { readOn } from './read-on.ts';

export interface Policy {
  /** Seconds in the room that an answer takes: somewhere between the two. */
  readonly delay: readonly [least: number, most: number];
  /** How likely it is that a question stays without an answer, from 0 to 1. */
  readonly silence: number;
  /** How much more likely one option is than another, by decision; what is not named has 1. */
  readonly weights: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Answers everything within half a minute, each option as likely as another. */
export const standIn: Policy = { delay: [5, 25], silence: 0, weights: {} };

export interface Preparation {
  /** What a role's policy is, where it is not the stand-in's. */
  readonly policies?: Readonly<Record<string, Policy>>;
  /** What its roles do is done by the prepared seats that play them: answers when they are asked, all else at its time. */
  readonly script?: readonly ScriptStep[];
}

/** Plays the roles of which the record says that prepared seats play them. Returns how to end that. */
export function openPreparedSeats(
  session: Session,
  { policies = {}, script = [] }: Preparation = {},
): () => void {
  // they are seated before anybody begins, and never after
  if (!session.control().seats.some((seat) => seat.prepared)) return () => {};
  const { scenario, clock } = session;
  const say = words(session.language);
  const orders = scriptOrders(scenario, script);
  const key = seedKey(session.control().exercise.seed);
  const drawn = (name: string, times: number): number => draw(key, luckName(`prepared.${name}`), times);
  /** What is done at its time, and by whom. */
  const deeds = orders.filter(({ order }) => order(0).command.kind !== 'answer');
  const doers = new Set(deeds.map(({ order }) => order(0).author.role));
  /** When a question was first seen open, by role and decision. */
  const asked = new Map<string, { readonly at: number; readonly times: number; done: boolean }>();
  /** How often each decision was opened. */
  const opened = new Map<string, number>();
  /** How often each that has something to do did what. */
  const done = new Map<string, number>();
  const read = readOn(session, {
    anew() {
      opened.clear();
      done.clear();
    },
    take({ kind, body, author: { role } }) {
      if (kind === 'decision.opened') count(opened, body.decision);
      if (doers.has(role)) count(done, JSON.stringify([role, kind, body]));
    },
  });
  let isActing = false;

  const give = (role: string, command: Command, texts: readonly string[]): boolean => {
    const organisation = scenario.roles.find(({ name }) => name === role)?.organisation ?? null;
    try {
      return !('refused' in session.give(command, texts, { participant: null, role, organisation }));
    } catch (error) {
      // the disk did not take it: whoever leads is told by their own desk
      if (recordTrouble(error, say) === null) throw error;
      return false;
    }
  };

  /** What the script has this role answer, if anything. */
  const prepared = (role: string, decision: string): ReturnType<typeof scriptOrders>[number] | undefined =>
    orders.find(({ step, order }) => {
      const { author, command } = order(0);
      return (
        step.step === 'decide' &&
        author.role === role &&
        command.kind === 'answer' &&
        command.body.decision === decision
      );
    });
  const answer = (role: string, decision: RoleDecision, policy: Policy, times: number): void => {
    const scripted = prepared(role, decision.name)?.order(0);
    if (scripted !== undefined && give(role, scripted.command, scripted.texts)) return;
    const { texts, slot } = slots();
    // where enough must say the same, all draw the same
    const name = mustAgree[decision.rule] ? decision.name : `${decision.name}.${role}`;
    const weights = policy.weights[decision.name] ?? {};
    const pick = (names: readonly string[]): string | undefined =>
      weighted(names, (option) => weights[option] ?? 1, drawn(name, times));
    give(
      role,
      {
        kind: 'answer',
        body: {
          decision: decision.name,
          by: role,
          answer: standInAnswer(decision, pick, slot, say('power.stand-in.words')),
          grounds: {},
          saidAt: null,
          added: [],
          instead: false,
        },
      },
      texts,
    );
  };
  const answers = (role: string, view: RoleView, policy: Policy): void => {
    for (const decision of view.decisions) {
      const name = `${role} ${decision.name}`;
      const isAsked = decision.open && decision.mine === null && decision.part !== 'consulted';
      if (!isAsked) {
        asked.delete(name);
        continue;
      }
      const times = opened.get(decision.name) ?? 0;
      const before = asked.get(name);
      const now = before?.times === times ? before : { at: clock.now(), times, done: false };
      asked.set(name, now);
      const [least, most] = policy.delay;
      const due = now.at + 1000 * (least + (most - least) * drawn(`${decision.name}.${role}.delay`, times));
      if (now.done || clock.now() < due) continue;
      now.done = true;
      if (drawn(`${decision.name}.${role}.silence`, times) >= policy.silence)
        answer(role, decision, policy, times);
    }
  };
  /** What the script has this role do beside answering: once, at its time, when it can be done. */
  const does = (role: string, story: number): void => {
    const wanted = new Map<string, number>();
    for (const { at, order } of deeds) {
      const { author, command, texts } = order(story);
      if (author.role !== role || story < (at ?? 0)) continue;
      const what = JSON.stringify([role, command.kind, command.body]);
      if (count(wanted, what) > (done.get(what) ?? 0)) give(role, command, texts);
    }
  };
  const act = (): void => {
    if (isActing) return;
    isActing = true;
    try {
      const { stage, seats, story } = session.control();
      for (const { role, prepared: isPrepared } of seats) {
        if (!isPrepared || stage !== 'conduct') continue;
        read();
        answers(role, session.role(role), policies[role] ?? standIn);
        if (doers.has(role)) does(role, story.seconds);
      }
    } finally {
      isActing = false;
    }
  };
  return clock.every(1000, act);
}

/** One of them, by a number from 0 up to 1; none where all weigh nothing. */
function weighted(
  names: readonly string[],
  weight: (name: string) => number,
  at: number,
): string | undefined {
  const total = names.reduce((sum, name) => sum + weight(name), 0);
  let left = at * total;
  for (const name of names) {
    if (weight(name) > 0 && left < weight(name)) return name;
    left -= weight(name);
  }
  return undefined;
}

/** Counts it once more. Returns how often it was. */
function count(counts: Map<string, number>, what: string): number {
  const now = (counts.get(what) ?? 0) + 1;
  counts.set(what, now);
  return now;
}
