import { describe, expect, it } from 'vitest';
import { missingDrives } from '../drives.ts';

/** Runs after all others as a person: `test/vscode/last-of-all.ts` sees to that. */
describe('every feature of the timeline panel', () => {
    it('was driven in a real VS Code, by mouse and by keyboard', () => {
        expect(missingDrives()).toEqual([]);
    });
});
