/** The order of test files: the one that looks at what the others have done comes last. */

import { BaseSequencer, type TestSpecification } from 'vitest/node';

const LAST = 'every-feature.test.ts';

export class LastOfAll extends BaseSequencer {
    override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
        const sorted = await super.sort(files);
        const isLast = ({ moduleId }: TestSpecification): boolean => moduleId.endsWith(LAST);
        return [...sorted.filter((file) => !isLast(file)), ...sorted.filter(isLast)];
    }
}
