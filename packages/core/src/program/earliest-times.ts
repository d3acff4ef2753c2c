/** The least of many times that change one by one: a tree in which every node holds the lesser of its two children. */
import { missing } from '../scenario/missing.ts';
export interface EarliestTimes {
  /** Node 1 is the root, the children of node i are 2i and 2i + 1, the times themselves stand from `leaves` on. */
  readonly nodes: Float64Array;
  readonly leaves: number;
}

/** All times are Infinity at first. */
export function earliestTimes(count: number): EarliestTimes {
  let leaves = 1;
  while (leaves < count) leaves *= 2;
  return { nodes: new Float64Array(2 * leaves).fill(Infinity), leaves };
}

export const copyTimes = ({ nodes, leaves }: EarliestTimes): EarliestTimes => ({
  nodes: nodes.slice(),
  leaves,
});

export const leastTime = ({ nodes }: EarliestTimes): number => nodes[1] ?? missing('nodes', 1);

export const timeOf = ({ nodes, leaves }: EarliestTimes, place: number): number =>
  nodes[leaves + place] ?? missing('nodes', leaves + place);

export function setTime({ nodes, leaves }: EarliestTimes, place: number, time: number): void {
  let node = leaves + place;
  if (nodes[node] === time) return;
  nodes[node] = time;
  while (node > 1) {
    const left = nodes[node & ~1] ?? missing('nodes', node & ~1);
    const right = nodes[node | 1] ?? missing('nodes', node | 1);
    const lesser = left < right ? left : right;
    node >>= 1;
    if (nodes[node] === lesser) return;
    nodes[node] = lesser;
  }
}

/** Sets all times at once. */
export function setTimes(
  { nodes, leaves }: EarliestTimes,
  count: number,
  time: (place: number) => number,
): void {
  for (let place = 0; place < count; place += 1) nodes[leaves + place] = time(place);
  for (let node = leaves - 1; node > 0; node -= 1) {
    const left = nodes[2 * node] ?? missing('nodes', 2 * node);
    const right = nodes[2 * node + 1] ?? missing('nodes', 2 * node + 1);
    nodes[node] = left < right ? left : right;
  }
}

/** The first place that has the least time. */
export function earliestPlace({ nodes, leaves }: EarliestTimes): number {
  let node = 1;
  while (node < leaves) node = nodes[2 * node] === nodes[node] ? 2 * node : 2 * node + 1;
  return node - leaves;
}

/** The places that have this time, in order. What is earlier costs time, too. */
export function placesAt({ nodes, leaves }: EarliestTimes, time: number): readonly number[] {
  const places: number[] = [];
  let node = 1;
  for (;;) {
    if ((nodes[node] ?? missing('nodes', node)) <= time && node < leaves) node *= 2;
    else {
      if (nodes[node] === time) places.push(node - leaves);
      // up past every right child, then over to the right
      while (node % 2 === 1) {
        if (node === 1) return places;
        node >>= 1;
      }
      node += 1;
    }
  }
}
