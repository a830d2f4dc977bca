import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planOf, problemsOf, scenariosOf } from '../../../language/index.ts';
import { MAX_SYNTAX_ERRORS, MAX_TEXT_LENGTH } from '../../../language/parser/limits.ts';
import { findings, loadText } from '../workspace.ts';

/** Far more than any of these texts takes, and far less than a person would wait. */
const PATIENCE_MS = 20_000;

describe('a text without statements', () => {
    test.each(['', ' \n\t\r\n', '// nothing yet', '/* nothing\nyet */'])('is no error: %j', async (text) => {
        const document = await loadText(text);
        expect(findings(document)).toEqual([]);
        expect(scenariosOf(document)).toEqual([]);
        expect(planOf(document, 'Any')).toMatchObject({
            kind: 'problems',
            problems: [{ code: 'plan/no-scenario', message: expect.stringContaining('declares no scenario') }],
        });
    });
});

describe('a text that is too large', () => {
    test('is refused with one error', async () => {
        const document = await loadText(randomBytes(5 * 1024 * 1024));
        expect(findings(document)).toEqual([expect.stringContaining('is too large to be a scenario and was not read')]);
        expect(problemsOf(document)).toHaveLength(1);
    });

    test('is measured exactly', async () => {
        expect(findings(await loadText(' '.repeat(MAX_TEXT_LENGTH)))).toEqual([]);
        expect(findings(await loadText(' '.repeat(MAX_TEXT_LENGTH + 1)))).toHaveLength(1);
    });
});

describe('a text of nonsense', () => {
    const texts = {
        'random bytes': randomBytes(500_000),
        'nested braces': '{'.repeat(2_000),
        'braces in a topology': `topology A ${'{'.repeat(2_000)}`,
        'nested gateways': 'topology A { gateway B { '.repeat(2_000),
        'one keyword': 'topology '.repeat(100_000),
        'statements with an error each': `scenario S on A {${' at x fail \n'.repeat(50_000)}`,
        'an open comment': `/* ${'a'.repeat(1_000_000)}`,
        quotes: '"'.repeat(1_000_000),
        digits: '1'.repeat(1_000_000),
        'a name without end': 'a-'.repeat(500_000),
        'a reference without end': `scenario S on A { at 1s fail ${'a.'.repeat(50_000)}a }`,
    };

    test.each(Object.entries(texts))(
        'is answered soon with readable errors: %s',
        async (_, text) => {
            const document = await loadText(text);
            const syntax = findings(document).filter((finding) => finding.startsWith('syntax/'));
            expect(syntax.length).toBeLessThanOrEqual(2 * MAX_SYNTAX_ERRORS);
            expect(findings(document).length).toBeGreaterThan(0);
            for (const finding of findings(document)) {
                expect(finding.length).toBeLessThan(700);
                expect(finding).not.toMatch(/token of type|Token sequences|undefined|NaN/);
            }
        },
        PATIENCE_MS,
    );

    test('does not disturb the text after it', async () => {
        await loadText(`scenario S on A {${' at x fail \n'.repeat(1_000)}`);
        expect(findings(await loadText('topology Acme { controller Central }'))).toEqual([]);
    });
});

describe('a broken text', () => {
    const WHOLE = `
        topology T {
            controller Central duplexed
            peripheral Ucm { cti manager Cm1 backup Cm2  cti manager Cm2 }
            gateway Pg duplexed { cti server Cti  pim UcmPim for Ucm }
            gateway MrPg { mr pim MailPim for Mailer }
            domain Voice
            domain Email { task life 5min  interruptible }
            application Mailer serves Email
            agents A1, A2 on Ucm handle Voice, Email up to 2
            link MailPim -- Central
            link Mailer -- MailPim
            link Mailer -- Cti
            set agentReloginDelay 40s
        }
        scenario S on T {
            duration 10min
            seed 7
            at 0s A1, A2 log in
            after 5s A1 become not ready in Email with 17
            every 6s from 10s to 4min Mailer receives 2 Email tasks Mail lasting 40s..60s wrap up 5s
            at 20s Mailer assigns Email task Own to A1 lasting exponential mean 30s
            at 1min cut MailPim -- Central for 90s
            at 5min fail Pg.A, A1.desktop for 30s
            at 6min restore Pg.A, MailPim -- Central
            expect at 1min Mailer received ROUTING_DISABLED exactly 1 time
            expect at 5min A1 is LOGGED_OUT in Email with 50002
            expect from 1min to 2min at least 1 agent logged in to Email
            expect at end every Email task is reported
            expect at end task Mail#3 is handled by A1
            expect within 1min..2min MailPim -- Central is DOWN
            expect never no task is QUEUED
            expect at end log says "x"
        }`;

    test('is whole to begin with', async () => {
        expect(findings(await loadText(WHOLE))).toEqual([]);
    });

    test('never makes a check fail or a Plan of nonsense, whatever is left out of it', async () => {
        const words = WHOLE.split(/(?<=\s)/);
        const place = fc.nat({ max: words.length - 1 });
        await fc.assert(
            fc.asyncProperty(place, fc.integer({ min: 1, max: 4 }), place, async (start, count, end) => {
                const kept = [...words.slice(0, start), ...words.slice(start + count, Math.max(end, start + count))];
                const document = await loadText(kept.join(''));
                expect(findings(document).filter((finding) => finding.startsWith('check/failed'))).toEqual([]);
                for (const { name } of scenariosOf(document)) {
                    const result = planOf(document, name);
                    expect(result.kind === 'plan' ? JSON.parse(JSON.stringify(result.plan)) : result).toEqual(
                        result.kind === 'plan' ? result.plan : result,
                    );
                }
            }),
            { numRuns: 150 },
        );
    }, 60_000);
});

/** The same bytes in each run. */
function randomBytes(length: number): string {
    const codes: number[] = [];
    let state = 1;
    for (let place = 0; place < length; place++) {
        state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
        codes.push((state >> 16) & 0xff);
    }
    const pieces = Array.from({ length: Math.ceil(length / 10_000) }, (_, piece) =>
        String.fromCharCode(...codes.slice(piece * 10_000, (piece + 1) * 10_000)),
    );
    return pieces.join('');
}

test('the end of a file is where this file ends, whatever was read before', async () => {
    await loadText('scenario Long on T {\n    duration 10min\n\n    at 5s');
    const { diagnostics } = await loadText('topology T {');
    expect(diagnostics?.map(({ range }) => range.start)).toEqual([{ line: 0, character: 12 }]);
});
