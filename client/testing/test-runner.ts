/** Runs what of the tree is asked for, by way of the language server, so that neither waits for the other. */

import {
    type CancellationToken,
    CancellationTokenSource,
    Disposable,
    type LogOutputChannel,
    type TestController,
    type TestRun,
    TestRunProfileKind,
    type TestRunRequest,
} from 'vscode';
import type { RunResult } from '../../server/protocol.ts';
import type { LanguageServer } from '../language-server.ts';
import { noteDeed } from '../welcome/progress.ts';
import { type CoveredFile, coveredFiles, ruleCoverageLines } from './test-coverage.ts';
import { itemsOf, reportFailure, reportResult } from './test-outcome.ts';
import { type RunNode, type TestUnit, unitsOf } from './test-selection.ts';
import type { TestTree } from './test-tree.ts';

export interface TestRunner {
    /** Runs units one after the other, until the token is cancelled. */
    run(request: TestRunRequest, units: readonly TestUnit[], token: CancellationToken): Promise<void>;
    /** The statements of a file that a run with coverage was about. */
    statementsOf(coverage: CoveredFile['coverage']): CoveredFile['statements'];
    /** Instant (ms) at which an expectation failed when it was run last, and its run; by the id of its item. */
    failureOf(id: string): { readonly node: RunNode; readonly atMs?: number } | undefined;
}

export function createTestRunner(
    controller: TestController,
    server: LanguageServer,
    output: LogOutputChannel,
): TestRunner {
    const covered = new WeakMap<CoveredFile['coverage'], CoveredFile['statements']>();
    const failures = new Map<string, { readonly node: RunNode; readonly atMs?: number }>();

    async function runUnit(run: TestRun, unit: TestUnit, token: CancellationToken): Promise<RunResult | undefined> {
        const { node } = unit;
        for (const item of itemsOf(unit)) {
            run.started(item);
        }
        try {
            const ofCase = node.kind === 'case' ? { caseName: node.caseName } : {};
            const result = await server.test({ uri: node.uri.toString(), scenario: node.scenario, ...ofCase }, token);
            reportResult(run, unit, result);
            noteFailures(unit, result.kind === 'ran' ? result.run : undefined);
            return result.kind === 'ran' ? result.run : undefined;
        } catch (error) {
            if (token.isCancellationRequested) {
                itemsOf(unit).forEach((item) => {
                    run.skipped(item);
                });
                return undefined;
            }
            const message = error instanceof Error ? error.message : String(error);
            output.error(`Test ${node.scenario} of ${node.uri.toString()}: ${message}`);
            reportFailure(run, unit, message);
            return undefined;
        }
    }

    function noteFailures({ node, expectations }: TestUnit, result: RunResult | undefined): void {
        for (const { item, place } of expectations) {
            const expectation = result?.expectations[place];
            if (expectation === undefined || expectation.passed) {
                failures.delete(item.id);
            } else {
                failures.set(item.id, { node, ...(expectation.atMs === undefined ? {} : { atMs: expectation.atMs }) });
            }
        }
    }

    return {
        async run(request, units, token) {
            const run = controller.createTestRun(request);
            const cancelling = new CancellationTokenSource();
            // Either the person stops this run, or whoever asked for several of them.
            const subscriptions = [token, run.token].map((each) =>
                each.onCancellationRequested(() => cancelling.cancel()),
            );
            for (const item of units.flatMap(itemsOf)) {
                run.enqueued(item);
            }
            const results: RunResult[] = [];
            for (const unit of units) {
                if (token.isCancellationRequested || cancelling.token.isCancellationRequested) {
                    break;
                }
                const result = await runUnit(run, unit, cancelling.token);
                results.push(...(result === undefined ? [] : [result]));
            }
            if (request.profile?.kind === TestRunProfileKind.Coverage) {
                for (const { coverage, statements } of coveredFiles(results)) {
                    covered.set(coverage, statements);
                    run.addCoverage(coverage);
                }
                run.appendOutput(`${ruleCoverageLines(results).join('\r\n')}\r\n`);
            }
            run.end();
            noteDeed('runTest');
            Disposable.from(...subscriptions, cancelling).dispose();
        },
        statementsOf: (coverage) => covered.get(coverage) ?? [],
        failureOf: (id) => failures.get(id),
    };
}

/** The units that a request means, once all tests are found. */
export async function requestedUnits(
    request: TestRunRequest,
    controller: TestController,
    tree: TestTree,
    findAll: () => Promise<void>,
): Promise<readonly TestUnit[]> {
    if (request.include === undefined) {
        await findAll();
    }
    await tree.settled();
    return unitsOf(request, controller.items, tree);
}
