import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inCheckout } from '../../scripts/checkout.mjs';
import { untranslatedTexts } from './spoken-texts.ts';

describe('what the client says to people', () => {
    it.each([
        [`show('Nothing found')`, 'Nothing found'],
        ['show(`Nothing in all`)', 'Nothing in all'],
        ['html`<p class="dim">now and then</p>`', 'now and then'],
        ['html`<a title="Go on"></a>`', 'Go on'],
    ])('is found where it is not translated: %s', (source, text) => {
        expect(untranslatedTexts('sample.ts', source)).toEqual([text]);
    });

    it.each([
        `show(l10n.t('Nothing found'))`,
        `output.error('Nothing was found')`,
        'html`<p class="mark"></p>`',
        'css`Nothing in all`',
        `key === 'Enter'`,
    ])('is not seen where nobody reads it: %s', (source) => {
        expect(untranslatedTexts('sample.ts', source)).toEqual([]);
    });

    const files = readdirSync(inCheckout('client'), { recursive: true, encoding: 'utf8' });
    const sources = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts')).sort();

    it.each(sources)('is translated in %s', (file) => {
        const path = join('client', file).replaceAll('\\', '/');
        const said = untranslatedTexts(path, readFileSync(inCheckout(path), 'utf8'));
        expect(said.filter((text) => !ALL_KEPT.has(text))).toEqual([]);
    });
});

/** Texts that stay as they are, by what they are. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
    'names of keys, as events have them': ['Enter', 'Home', 'End', 'Escape', 'Esc', 'Alt '],
    'names of components, as operators say them': [
        'Central Controller',
        'Logger',
        'Peripheral Gateway',
        'Open Peripheral Controller',
        'Contact Server',
        'Application and Event Bridge',
        'Interaction Media Server',
        'Telephony Services',
        'Finesse server',
    ],
    'pages of products, and what stands in them': [
        'Media Logout Status',
        'Server Status',
        'Notifier Host',
        'Connection Status',
        'Accepts Sessions',
        'Active Resources',
        'Details',
        'Services',
        'Load balancer',
    ],
    'findings, which are English': ['This expectation does not hold. '],
    'lines of the log, which are English': [
        'No plan of ',
        'The panel refused a message: ',
        'What the statements led to could not be worked out: ',
    ],
};

const ALL_KEPT = new Set(Object.values(KEPT).flat());
