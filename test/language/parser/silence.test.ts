import { afterEach, expect, test, vi } from 'vitest';
import { CORPUS_TEXTS } from '../corpus-texts.ts';
import { loadText } from '../workspace.ts';

afterEach(() => {
    vi.restoreAllMocks();
});

/** What the parser generator says of a grammar would end between the lines of a program's output. */
test('reading writes nothing to the output, even where two statements begin in the same way', async () => {
    const written: unknown[][] = [];
    for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
        vi.spyOn(console, method).mockImplementation((...args) => written.push(args));
    }
    await loadText('scenario S on T { expect at 1s Central is ACTIVE expect at 2s A1 is ACTIVE in Email }');
    for (const { text } of CORPUS_TEXTS) {
        await loadText(text);
    }
    expect(written).toEqual([]);
});
