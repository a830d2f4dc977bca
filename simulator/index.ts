/** The simulator's public API: Plan in, Trace out, and what is needed to read one. */

export * from './codes.ts';
export * from './comparison/compare.ts';
export * from './comparison/difference-rows.ts';
export { evaluateExpectations } from './expectations/evaluate.ts';
export * from './messages.ts';
export * from './plan.ts';
export * from './reports/figures.ts';
export * from './reports/interval-reports.ts';
export * from './reports/report.ts';
export * from './rules/registry.ts';
export * from './settings.ts';
export { createSimulation, resumeSimulation, type Simulation, type Snapshot, simulate } from './simulation.ts';
export * from './states.ts';
export * from './status/cim-monitors.ts';
export * from './status/media-logout.ts';
export * from './status/server-status.ts';
export * from './status/state-transfer.ts';
export * from './trace/consequences.ts';
export * from './trace/explain.ts';
export * from './trace/export.ts';
export * from './trace/instants.ts';
export * from './trace/reader.ts';
export * from './trace/summary.ts';
export * from './trace/trace.ts';
export * from './trace/verdict.ts';
