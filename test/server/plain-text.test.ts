import { expect, test } from 'vitest';
import { plainTextOf } from '../../server/plain-text.ts';

test.each([
    ['**Acme** — topology\n\n- Agents: `Ann`, `Ben`', 'Acme — topology\n\n- Agents: Ann, Ben'],
    ['`pim/down` A PIM goes. *(modelled)*', 'pim/down A PIM goes. (modelled)'],
    ['see [the guide](docs/guide.md)', 'see the guide'],
    ['2 * 3 * 4, MRD_ID and a_b_c', '2 * 3 * 4, MRD_ID and a_b_c'],
    ['`**`', '**'],
])('%j is read as %j', (markdown, text) => {
    expect(plainTextOf(markdown)).toBe(text);
});
