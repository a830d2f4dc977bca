import { describe, expect, it } from 'vitest';
import { ccsimCommandOf } from '../../client/terminal-command.ts';
import { targetsIn } from '../../client/terminal-text.ts';

describe('a line of a terminal', () => {
    it('names an instant where ccsim run begins it with one', () => {
        expect(targetsIn('0:05:01.250 ! AgentPg.A is DOWN. [component/failed]')).toEqual([
            { kind: 'time', start: 0, length: 11, atMs: 301_250 },
        ]);
        expect(targetsIn(' 9:00:00.000   x')).toEqual([{ kind: 'time', start: 1, length: 11, atMs: 32_400_000 }]);
    });

    it('names places in scenario files', () => {
        expect(targetsIn('examples/mr-pg-down.ccsim:12:5 error x, see b.ccsim:3')).toEqual([
            { kind: 'place', start: 0, length: 30, file: 'examples/mr-pg-down.ccsim', line: 11 },
            { kind: 'place', start: 44, length: 9, file: 'b.ccsim', line: 2 },
        ]);
    });

    it('names nothing where other programs write times and places', () => {
        for (const line of ['12:30:00 build', 'at 0:05:00.000', 'main.ts:12', '0:05:61.000 x', '0:05:00.0000 x', '']) {
            expect(targetsIn(line)).toEqual([]);
        }
    });
});

describe('a command line', () => {
    it('tells which run it makes', () => {
        expect(ccsimCommandOf('ccsim run "my site.ccsim" -s Outage --case=Long --seed 3')).toEqual({
            file: 'my site.ccsim',
            scenario: 'Outage',
            case: 'Long',
        });
        expect(ccsimCommandOf('cd x && npx ccsim run a.ccsim')).toEqual({ file: 'a.ccsim' });
        expect(ccsimCommandOf("/opt/bin/ccsim run --scenario 'A' b.ccsim | less")).toEqual({
            file: 'b.ccsim',
            scenario: 'A',
        });
    });

    it('tells nothing where no scenario is run', () => {
        for (const line of ['ccsim check a.ccsim', 'npm run build', 'vim a.ccsim', 'ccsim run', '']) {
            expect(ccsimCommandOf(line)).toBeUndefined();
        }
    });
});
