/** Going through a run forwards and back, looking at it, and expressions over what is seen. */

export * from './debugged-run.ts';
export { type Evaluated, EXPRESSION_WORDS, evaluate, holds } from './expressions/evaluate.ts';
export { parseExpression } from './expressions/parse.ts';
export type { Expression, ExpressionProblem } from './expressions/syntax.ts';
export { type Field, fieldsOf, formatValue, isList, isRecord, type Value } from './expressions/values.ts';
export type { Goal, GoalKind } from './goals.ts';
export { decisionMs } from './goals.ts';
export type * from './inspection/data.ts';
export type { Inspection } from './inspection/inspection.ts';
export { comparePlaces, isSamePlace, type Place, START } from './place.ts';
export { SNAPSHOT_LIMITS, type SnapshotLimits } from './recording.ts';
