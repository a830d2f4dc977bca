/** How to tell that a simulator is not right. Knows nothing of the language, so that a mutant's process starts quickly. */

import type { Plan, Trace } from '../../../simulator/index.ts';
import { traceText } from '../trace-text.ts';

export interface TestCase {
    readonly file: string;
    readonly plan: Plan;
    /** The trace as text, of an example. */
    readonly golden?: string;
}

/** The first case that a simulator gets wrong: an expectation fails, a golden trace differs, or it breaks down. */
export function firstFailure(cases: readonly TestCase[], simulate: (plan: Plan) => Trace): string | undefined {
    return cases.find((each) => !passes(each, simulate))?.file;
}

function passes({ plan, golden }: TestCase, simulate: (plan: Plan) => Trace): boolean {
    try {
        const trace = simulate(plan);
        return (
            trace.expectations.every((result) => result.passed) &&
            (golden === undefined || traceText(plan, trace) === golden)
        );
    } catch {
        return false;
    }
}
