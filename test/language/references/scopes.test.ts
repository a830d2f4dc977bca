import { AstUtils, type LangiumDocument } from 'langium';
import { describe, expect, test } from 'vitest';
import { nearestName } from '../../../language/references/nearest-name.ts';
import { createWorkspace, findings, loadText } from '../workspace.ts';

const TWO_TOPOLOGIES = `
topology One {
    controller Central
    peripheral Ucm { cti manager Cm }
    gateway Pg duplexed { cti server Cti  pim UcmPim for Ucm }
    domain Voice
    agents A1 on Ucm handle Voice
}
topology Two {
    controller Main
    peripheral Acd
    gateway Pg { pim AcdPim for Acd }
    domain Voice
    agents A1, A2 on Acd handle Voice
}
`;

describe('names in a scenario', () => {
    test('are those of its topology', async () => {
        const document = await loadText(`${TWO_TOPOLOGIES}
            scenario S1 on One { duration 1min  at 0s A1 log in  at 1s fail Pg.A.UcmPim, Ucm.Cm for 5s }
            scenario S2 on Two { duration 1min  at 0s A1, A2 log in  at 1s fail Pg.AcdPim, Main for 5s }
        `);
        expect(findings(document)).toEqual([]);
        expect(targets(document, 'A1')).toEqual(['One', 'Two']);
        expect(targets(document, 'Pg')).toEqual(['One', 'Two']);
    });

    test('are not those of another topology', async () => {
        const document = await loadText(`${TWO_TOPOLOGIES}
            scenario S1 on One { duration 1min  at 0s A2 log in  at 1s fail Main, Pg.AcdPim }
        `);
        expect(findings(document)).toHaveLength(3);
    });

    test('are those of its own tasks', async () => {
        const document = await loadText(`${TWO_TOPOLOGIES}
            scenario S1 on One {
                duration 1min
                at 1s Ucm receives Voice call Mine lasting 5s
                expect at end task Mine ended
            }
            scenario S2 on One { duration 1min  expect at end task Mine ended }
        `);
        expect(findings(document)).toEqual([expect.stringContaining("'Mine' in scenario 'S2'")]);
    });
});

describe('parts of a component', () => {
    test.each(['Pg', 'Pg.A', 'Pg.Cti', 'Pg.A.Cti', 'Pg.Cti.B', 'Cti.A', 'UcmPim', 'Ucm.Cm', 'A1.desktop', 'Central'])(
        'can be named as %s',
        async (name) => {
            const document = await loadText(
                `${TWO_TOPOLOGIES}\nscenario S on One { duration 1min  at 1s fail ${name} }`,
            );
            expect(findings(document)).toEqual([]);
        },
    );

    test.each([
        'Ucm.UcmPim',
        'Pg.Ucm',
        'Cti.UcmPim',
        'Pg.A.Cm',
        'Voice',
        'A1',
        'A1.Cti',
        'Pg.A.B',
        'Central.A',
        'Pg.desktop',
    ])('cannot be named as %s', async (name) => {
        const document = await loadText(`${TWO_TOPOLOGIES}\nscenario S on One { duration 1min  at 1s fail ${name} }`);
        expect(findings(document)).toHaveLength(1);
    });
});

test('names of components in an imported topology lead to their file', async () => {
    const workspace = createWorkspace({
        'topologies.ccsim': TWO_TOPOLOGIES,
        'case.ccsim': 'import "topologies.ccsim"\nscenario S on Two { duration 1min  at 0s A2 log in }',
    });
    const document = await workspace.load('case.ccsim');
    const documents = document.references.map((reference) =>
        'ref' in reference ? reference.$nodeDescription?.documentUri.path : undefined,
    );
    expect(documents).toEqual(['/work/topologies.ccsim', '/work/topologies.ccsim']);
});

describe('the nearest name', () => {
    const names = ['EmailPim', 'EmailManager', 'Central', 'A101', 'Cti'];

    test.each([
        ['EmailPin', 'EmailPim'],
        ['emailpim', 'EmailPim'],
        ['Emai1Pim', 'EmailPim'],
        ['Centarl', 'Central'],
        ['EmailManger', 'EmailManager'],
        ['A110', 'A101'],
        ['Zebra', undefined],
        ['X', undefined],
        ['', undefined],
    ])('of %s', (text, nearest) => {
        expect(nearestName(text, names)).toBe(nearest);
    });
});

/** Names of the topologies that references with a text lead into. */
function targets(document: LangiumDocument, text: string): readonly (string | undefined)[] {
    return document.references
        .filter((reference) => reference.$refText === text)
        .map((reference) => {
            const node = 'ref' in reference ? reference.ref : undefined;
            const topology = node && AstUtils.getContainerOfType(node, isNamedTopology);
            return topology?.name;
        });
}

function isNamedTopology(node: { $type: string }): node is { $type: 'Topology'; name: string } {
    return node.$type === 'Topology';
}
