import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { exportTrace, simulate } from '../../../simulator/index.ts';
import { filesMatching, planFrom } from '../plans.ts';

const schema: object = JSON.parse(readFileSync(new URL('../../../docs/trace.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);

describe.each(filesMatching('examples/*.ccsim'))('%s', (file) => {
    it('is exported in the documented form', async () => {
        const plan = await planFrom(file);
        expect(validate(exportTrace(plan, simulate(plan))) ? [] : validate.errors).toEqual([]);
    });
});
