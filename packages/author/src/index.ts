// The door of the author's bench.
export { graphOf, type Graph, type GraphEdge, type GraphNode } from './graph/graph.ts';
export { dot, svg } from './graph/dot.ts';
export { mermaid } from './graph/mermaid.ts';
export { outline } from './graph/outline.ts';
export { serve } from './language/serve.ts';
export type { AskedDocument, StudyDocument } from './language/looking.ts';
export { packed, unpacked, type Packed } from './language/packed.ts';
export { studyOf, type Whole } from './language/study.ts';
export { draft, fewestMinutes, idPattern, mostMinutes, mostRoles, templates } from './template/draft.ts';
export { exerciseDraft } from './template/exercise.ts';
export { type Wishes } from './template/parts.ts';
// one way of writing
export { format } from './format/format.ts';
export { styled } from './format/styled.ts';
export { formatTable } from './format/table.ts';
// what is safe to mend
export { mend, type Change, type Mended, type Check } from './fix/mend.ts';
