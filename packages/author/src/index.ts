// The door of the author's bench.
export { graphOf, type Graph, type GraphEdge, type GraphNode } from './graph/graph.ts';
export { dot, svg } from './graph/dot.ts';
export { mermaid } from './graph/mermaid.ts';
export { outline } from './graph/outline.ts';
export { serve, type Later, type Whole } from './language/serve.ts';
export {
  draft,
  fewestMinutes,
  idPattern,
  mostMinutes,
  mostRoles,
  slug,
  templates,
  type Wishes,
} from './template/draft.ts';
// one way of writing
export { format } from './format/format.ts';
// what is safe to mend
export { mend, type Change, type Mended, type Reading } from './fix/mend.ts';
