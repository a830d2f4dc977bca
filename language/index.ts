/** The public API of the language: all that other folders import. */

export {
    type CcsimCoreServices,
    type CcsimServices,
    type CcsimSharedCoreServices,
    type CcsimSharedServices,
    createCcsimCoreServices,
    createCcsimServices,
} from './ccsim-module.ts';
export { CHECK_CODES, type CheckCode, type CheckDescription } from './checks/codes.ts';
export { type InjectedChange, injectionChanges } from './editor/injection.ts';
export { formattedText } from './format-text.ts';
export { documentsOf, loadDocument } from './load.ts';
export { buildPlan, type PlanOptions, type PlanResult } from './plan/build-plan.ts';
export { INJECTED_VERBS, type InjectedStatement, type InjectedVerb } from './plan/injection.ts';
export { problemsOf } from './plan/problems.ts';
export { planOf, scenariosOf } from './plan/requests.ts';
export type {
    CaseSummary,
    ExpectationTest,
    ParameterSummary,
    Problem,
    ScenarioSummary,
    ScenarioTest,
    TextRange,
} from './plan/summaries.ts';
export { testsOf } from './plan/tests.ts';
export {
    DURATION_UNITS,
    formatDuration,
    formatSize,
    parseCount,
    parseDuration,
    parseSize,
    type Quantity,
    SIZE_UNITS,
} from './quantities.ts';
