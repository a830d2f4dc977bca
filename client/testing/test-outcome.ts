/** Tells VS Code what became of a test. */

import { Location, l10n, MarkdownString, Range, TestMessage, type TestRun, Uri } from 'vscode';
import type { ExpectationResult, Problem, RunResult, TestResult } from '../../server/protocol.ts';
import { runName } from '../../simulator/run-name.ts';
import { formatMs } from '../../simulator/trace/instants.ts';
import { locationOf } from '../source-range.ts';
import type { RunNode, TestUnit } from './test-selection.ts';

/** What the manifest's menus of messages look at. */
export const EXPECTATION_MESSAGE = 'ccsimExpectation';

/** Reports the result of a run to the items that it says something about. */
export function reportResult(run: TestRun, unit: TestUnit, result: TestResult): void {
    if (result.kind === 'problems') {
        reportProblems(run, unit, result.problems);
        return;
    }
    const { run: ran } = result;
    for (const { item, place } of unit.expectations) {
        const expectation = ran.expectations[place];
        if (expectation === undefined) {
            run.skipped(item);
        } else if (expectation.passed) {
            run.passed(item);
        } else {
            run.failed(item, failureMessage(unit.node, expectation));
        }
    }
    if (unit.isWhole) {
        reportWhole(run, unit, ran);
    }
    run.appendOutput(`${outputLines(unit.node, ran).join('\r\n')}\r\n`, undefined, unit.item);
}

/** Says what failed, to all items, where there was no run at all. */
export function reportFailure(run: TestRun, unit: TestUnit, message: string): void {
    for (const item of itemsOf(unit)) {
        run.errored(item, new TestMessage(message));
    }
}

export function itemsOf({ isWhole, item, expectations }: TestUnit): readonly TestUnit['item'][] {
    return [...(isWhole ? [item] : []), ...expectations.map((each) => each.item)];
}

export function nameOf({ scenario, ...node }: RunNode): string {
    return runName(node.kind === 'case' ? { scenario, caseName: node.caseName } : { scenario });
}

function reportProblems(run: TestRun, unit: TestUnit, problems: readonly Problem[]): void {
    const messages = problems.map(({ message, uri, ...range }) => {
        const told = new TestMessage(message);
        told.location = locationOf({ uri, ...range });
        return told;
    });
    for (const item of itemsOf(unit)) {
        run.errored(item, unit.isWhole && item !== unit.item ? [] : messages);
    }
}

/** Expectations have their messages themselves: the whole has only what concerns none of them. */
function reportWhole(run: TestRun, { item, expectations }: TestUnit, { passed, stopped, durationMs }: RunResult): void {
    if (stopped !== undefined) {
        const message = new TestMessage(stopped);
        if (item.uri !== undefined && item.range !== undefined) {
            message.location = new Location(item.uri, new Range(item.range.start, item.range.start));
        }
        run.errored(item, message, durationMs);
    } else if (passed || expectations.length === 0) {
        run.passed(item, durationMs);
    } else {
        run.failed(item, [], durationMs);
    }
}

function failureMessage(node: RunNode, expectation: ExpectationResult): TestMessage {
    const { text, seen, place, cause, atMs } = expectation;
    const markdown = new MarkdownString();
    markdown.isTrusted = { enabledCommands: ['ccsim.showTimeline'] };
    markdown.appendText(seen);
    if (cause !== undefined) {
        const { uri, startLine } = cause.place;
        const target = Uri.parse(uri).with({ fragment: `L${startLine + 1}` });
        markdown.appendMarkdown(`\n\n[${l10n.t('Line {0}', startLine + 1)}](${target.toString()}): `);
        markdown.appendText(cause.text);
    }
    const title =
        atMs === undefined ? l10n.t('Show in the timeline') : l10n.t('Show in the timeline at {0}', formatMs(atMs));
    markdown.appendMarkdown(`\n\n[${title}](${timelineLink(node, atMs)})`);
    const message = TestMessage.diff(markdown, text, seen.replace(' Cause: ', '\nCause: '));
    message.location = locationOf(place);
    message.contextValue = EXPECTATION_MESSAGE;
    return message;
}

/** What `ccsim.showTimeline` is told. */
export function timelineArguments(node: RunNode, atMs: number | undefined): readonly unknown[] {
    return [node.uri.toString(), node.scenario, node.kind === 'case' ? node.caseName : undefined, atMs];
}

function timelineLink(node: RunNode, atMs: number | undefined): string {
    // JSON has no undefined: what is not given is null, which the command takes for that.
    return `command:ccsim.showTimeline?${encodeURIComponent(JSON.stringify(timelineArguments(node, atMs)))}`;
}

function outputLines(node: RunNode, { expectations, durationMs, stopped, rules }: RunResult): readonly string[] {
    const failed = expectations.filter(({ passed }) => !passed);
    const verdict =
        failed.length > 0
            ? l10n.t('{0} of {1} expectations failed', failed.length, expectations.length)
            : l10n.t('as expected');
    return [
        `${nameOf(node)}: ${stopped ?? verdict} (${Math.round(durationMs)} ms)`,
        ...failed.map(
            ({ place, text, seen }) => `  ${l10n.t('line {0}', place.startLine + 1)}: ${text}\r\n    ${seen}`,
        ),
        `  ${l10n.t('rules exercised: {0}', rules.length)}`,
    ];
}
