import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { closingLine, sumOf, tallyOfCheck, tallyOfInHostTests, tallyOfVitest } from '../../scripts/tally.mjs';

const folder = mkdtempSync(join(tmpdir(), 'ccsim-tally-'));

afterAll(() => rmSync(folder, { recursive: true }));

function report(content: unknown): string {
    const file = join(folder, 'report.json');
    writeFileSync(file, JSON.stringify(content));
    return file;
}

const vitestReport = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 1, numTodoTests: 1 };

describe('the tally of a run', () => {
    it('is what the runners reported', () => {
        expect(tallyOfVitest(report(vitestReport), 1)).toEqual({ passed: 3, failed: 1, skipped: 2 });
        const tests = [{ outcome: 'passed' }, { outcome: 'failed' }, { outcome: 'skipped' }, { outcome: 'passed' }];
        expect(tallyOfInHostTests(report({ tests }), 1)).toEqual({ passed: 2, failed: 1, skipped: 1 });
    });

    it('counts a runner that failed beside its tests', () => {
        const file = report({ ...vitestReport, numFailedTests: 0 });
        expect(tallyOfVitest(file, 1)).toMatchObject({ passed: 3, failed: 1 });
        expect(tallyOfVitest(file, 0)).toMatchObject({ passed: 3, failed: 0 });
    });

    it('counts a runner that left no report or ran nothing', () => {
        expect(tallyOfVitest(join(folder, 'none.json'), 0)).toMatchObject({ passed: 0, failed: 1 });
        expect(tallyOfInHostTests(report({ tests: [] }), 0)).toMatchObject({ passed: 0, failed: 1 });
    });

    it('closes with one line', () => {
        const checks = [tallyOfCheck(0), tallyOfCheck(2)];
        expect(closingLine(sumOf(checks))).toBe('1 passed, 1 failed');
        expect(closingLine({ passed: 5, failed: 0, skipped: 2 })).toBe('5 passed, 0 failed, 2 skipped');
    });
});
