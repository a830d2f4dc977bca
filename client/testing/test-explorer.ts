/** Scenarios in VS Code's Test Explorer: found, run, debugged, run again on every change, and their coverage. */

import {
    type CancellationToken,
    commands,
    Disposable,
    type LogOutputChannel,
    l10n,
    type TestController,
    type TestItem,
    type TestRunProfile,
    TestRunProfileKind,
    TestRunRequest,
    tests,
    window,
} from 'vscode';
import type { LanguageServer } from '../language-server.ts';
import { debugTest } from './debug-test.ts';
import { TestDiscovery } from './test-discovery.ts';
import { timelineArguments } from './test-outcome.ts';
import { createTestRunner, requestedUnits, type TestRunner } from './test-runner.ts';
import type { TestUnit } from './test-selection.ts';
import { TestTree } from './test-tree.ts';

/** Shows, in the timeline, the instant at which a failed expectation was decided. */
const SHOW_FAILURE = 'ccsim.showFailureInTimeline';

/** What stays for as long as the extension does. */
interface Explorer {
    readonly controller: TestController;
    readonly server: LanguageServer;
    readonly tree: TestTree;
    readonly discovery: TestDiscovery;
    readonly runner: TestRunner;
}

export interface TestExplorer extends Disposable {
    readonly controller: TestController;
}

export function registerTestExplorer(server: LanguageServer, output: LogOutputChannel): TestExplorer {
    const controller = tests.createTestController('ccsim', l10n.t('CCSim Scenarios'));
    const tree = new TestTree(controller, server);
    const discovery = new TestDiscovery(tree, server);
    const runner = createTestRunner(controller, server, output);
    const explorer: Explorer = { controller, server, tree, discovery, runner };
    controller.resolveHandler = () => discovery.findAll();
    controller.refreshHandler = () => discovery.refresh();
    const registered = Disposable.from(
        controller,
        discovery,
        ...profilesOf(explorer),
        commands.registerCommand(SHOW_FAILURE, async (told: unknown) => showFailure(explorer, told)),
    );
    return { controller, dispose: () => registered.dispose() };
}

function profilesOf(explorer: Explorer): readonly TestRunProfile[] {
    const { controller, runner } = explorer;
    const run = controller.createRunProfile(
        l10n.t('Run'),
        TestRunProfileKind.Run,
        async (request, token) => {
            await (request.continuous === true
                ? runOnChange(explorer, request, token)
                : runOnce(explorer, request, token));
        },
        true,
        undefined,
        true,
    );
    const debug = controller.createRunProfile(l10n.t('Debug'), TestRunProfileKind.Debug, (request, token) =>
        debugOnce(explorer, request, token),
    );
    const coverage = controller.createRunProfile(
        l10n.t('Run with Coverage'),
        TestRunProfileKind.Coverage,
        (request, token) => runOnce(explorer, request, token),
    );
    coverage.loadDetailedCoverage = async (_run, file) => [...runner.statementsOf(file)];
    return [run, debug, coverage];
}

async function unitsFor({ controller, tree, discovery }: Explorer, request: TestRunRequest) {
    return requestedUnits(request, controller, tree, () => discovery.findAll());
}

async function runOnce(explorer: Explorer, request: TestRunRequest, token: CancellationToken): Promise<void> {
    await explorer.runner.run(request, await unitsFor(explorer, request), token);
}

/** Runs what is asked for, and again what a change concerns, until nobody wants it any more. */
async function runOnChange(explorer: Explorer, request: TestRunRequest, token: CancellationToken): Promise<void> {
    let running = runOnce(explorer, request, token);
    const subscription = explorer.server.onValidated((uris) => {
        running = running.then(async () => {
            const units = token.isCancellationRequested ? [] : await unitsFor(explorer, request);
            const concerned = units.filter((unit) => uris === 'all' || uris.includes(unit.node.uri.toString()));
            if (concerned.length > 0) {
                await explorer.runner.run(requestOf(concerned, request), concerned, token);
            }
        });
    });
    token.onCancellationRequested(() => subscription.dispose());
    await running;
}

function requestOf(units: readonly TestUnit[], { exclude, profile }: TestRunRequest): TestRunRequest {
    return new TestRunRequest(
        units.map(({ item }) => item),
        exclude,
        profile,
        true,
    );
}

/** One after the other; what is debugged is then judged by a run of its own, which is the same. */
async function debugOnce(explorer: Explorer, request: TestRunRequest, token: CancellationToken): Promise<void> {
    const units = await unitsFor(explorer, request);
    for (const unit of units) {
        if (token.isCancellationRequested) {
            return;
        }
        if (!(await debugTest(unit.node, token))) {
            void window.showErrorMessage(l10n.t('The debugger did not start for {0}.', unit.item.label));
            return;
        }
        await explorer.runner.run(request, [unit], token);
    }
}

/** Told what VS Code tells commands in the menu of a message. */
async function showFailure({ runner }: Explorer, told: unknown): Promise<void> {
    const test: unknown = typeof told === 'object' && told !== null ? Reflect.get(told, 'test') : undefined;
    const failure = isTestItem(test) ? runner.failureOf(test.id) : undefined;
    if (failure !== undefined) {
        await commands.executeCommand('ccsim.showTimeline', ...timelineArguments(failure.node, failure.atMs));
    }
}

function isTestItem(value: unknown): value is Pick<TestItem, 'id'> {
    return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'id') === 'string';
}
