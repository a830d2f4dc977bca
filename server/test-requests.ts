/** Answers the requests for the tests of a document, and runs them. */

import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { type CcsimSharedServices, planOf, testsOf } from '../language/index.ts';
import type { Plan } from '../simulator/index.ts';
import { isTestParams, isTestsParams } from './params.ts';
import { type RunResult, TEST_REQUEST, TESTS_REQUEST, type TestResult, type TestsResult } from './protocol.ts';
import { documentAt, invalid, validate } from './requests.ts';
import { runResultOf } from './run-result.ts';
import { runInSlices } from './sliced-run.ts';

/** Long enough to lose little time, short enough that nobody who types notices. */
const SLICE_MS = 20;

/** Registers the handlers with a connection that does not listen yet. */
export function registerTestRequests(connection: Connection, shared: CcsimSharedServices): void {
    connection.onRequest<TestsResult, void>(TESTS_REQUEST, async (params: unknown) => {
        if (!isTestsParams(params)) {
            throw invalid(`${TESTS_REQUEST} needs a 'uri'.`);
        }
        return { tests: testsOf(await documentAt(shared, params.uri)) };
    });
    connection.onRequest<TestResult, void>(TEST_REQUEST, async (params: unknown, token) => {
        if (!isTestParams(params)) {
            throw invalid(`${TEST_REQUEST} needs a 'uri', a 'scenario' and, if any, a 'caseName'.`);
        }
        const document = await documentAt(shared, params.uri);
        await validate(shared, document);
        const ofCase = params.caseName === undefined ? {} : { caseName: params.caseName };
        const result = planOf(document, params.scenario, ofCase);
        return result.kind === 'problems' ? result : { kind: 'ran', run: await run(result.plan, token) };
    });
}

async function run(plan: Plan, token: CancellationToken): Promise<RunResult> {
    const startMs = performance.now();
    const result = await runInSlices(plan, { sliceMs: SLICE_MS, isCancelled: () => token.isCancellationRequested });
    if (result.kind !== 'finished') {
        throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The run was cancelled.');
    }
    return runResultOf(plan, result.trace, performance.now() - startMs);
}
