import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SemanticTokensDecoder } from 'langium/lsp';
import { expect, test } from 'vitest';
import { inCheckout } from '../../../scripts/checkout.mjs';
import { ccsim, identifier, open } from './editing.ts';

test('no two tokens of a document lie over each other, whatever it holds', async () => {
    const provider = ccsim.lsp.SemanticTokenProvider;
    const overlapping: string[] = [];
    let count = 0;
    for (const file of scenarioFiles()) {
        const { document } = await open(readFileSync(file, 'utf8'));
        const tokens = await provider?.semanticHighlight(document, { textDocument: identifier(document) });
        const decoded = tokens === undefined ? [] : SemanticTokensDecoder.decode(tokens, {}, document);
        count += decoded.length;
        decoded.forEach(({ offset, text }, index) => {
            const before = decoded[index - 1];
            if (before !== undefined && before.offset + before.text.length > offset) {
                overlapping.push(`${file}: ${before.text} and ${text}`);
            }
        });
    }
    expect(overlapping).toEqual([]);
    expect(count).toBeGreaterThan(10_000);
});

function scenarioFiles(): readonly string[] {
    return ['examples', join('test', 'corpus')].flatMap((folder) =>
        readdirSync(inCheckout(folder), { recursive: true, withFileTypes: true })
            .filter((entry) => entry.isFile() && entry.name.endsWith('.ccsim'))
            .map((entry) => join(entry.parentPath, entry.name)),
    );
}
