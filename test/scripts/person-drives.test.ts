import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isFeature, MEANS, WANTED_DRIVES } from '../vscode/features.ts';

const FOLDER = join(import.meta.dirname, '../vscode/person');
const CALLS = { mouse: /\bbyMouse\(\s*'([\w-]+)'/g, keyboard: /\bbyKeyboard\(\s*'([\w-]+)'/g };

/** Before an editor starts it is known which features nobody drives; that they can be driven, the tests there show. */
describe('the tests as a person', () => {
    const text = readdirSync(FOLDER)
        .filter((file) => file.endsWith('.test.ts'))
        .map((file) => readFileSync(join(FOLDER, file), 'utf8'))
        .join('\n');
    const drives = MEANS.flatMap((means) =>
        [...text.matchAll(CALLS[means])].map(([, feature = '']) => ({ feature, means })),
    );

    it('drive every feature of the timeline panel by mouse and by keyboard', () => {
        const missing = WANTED_DRIVES.filter(
            (wanted) => !drives.some(({ feature, means }) => feature === wanted.feature && means === wanted.means),
        );
        expect(missing).toEqual([]);
    });

    it('name no feature that is not in the table', () => {
        expect(drives.filter(({ feature }) => !isFeature(feature))).toEqual([]);
    });
});
