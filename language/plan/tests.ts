/** The scenarios of a document as tests: what each of them expects, and where that is written. Nothing is run. */

import { AstUtils, type LangiumDocument } from 'langium';
import type * as Ast from '../generated/ast.ts';
import { isDocument } from '../generated/ast.ts';
import { casesOf } from './cases.ts';
import { expectationsIn, layOut, type PlacedExpectation } from './inclusions.ts';
import { DECLARED } from './parameters.ts';
import { lineOf, rangeOf } from './source.ts';
import type { ExpectationTest, ScenarioTest, TextRange } from './summaries.ts';

/** The tests of a linked document, in order of the text. */
export function testsOf(document: LangiumDocument): readonly ScenarioTest[] {
    const root = document.parseResult.value;
    const scenarios = isDocument(root) ? root.scenarios.filter(({ name }) => name !== undefined) : [];
    return scenarios.map((scenario) => ({
        name: scenario.name,
        range: textRange(scenario),
        cases: casesOf(scenario)
            .filter(({ name }) => name !== undefined)
            .map((each) => ({ name: each.name, range: textRange(each) })),
        expectations: expectationsIn(layOut(scenario, DECLARED)).map(expectationTest),
    }));
}

function expectationTest({ node, inclusion }: PlacedExpectation): ExpectationTest {
    const { include } = inclusion;
    return {
        text: lineOf(node, inclusion.values),
        range: textRange(include ?? node),
        ...(include === undefined ? {} : { fragment: AstUtils.getDocument(node).uri.toString() }),
    };
}

function textRange(node: Ast.Scenario | Ast.Case | Ast.Expectation | Ast.Include): TextRange {
    const { source: _, ...range } = rangeOf(node, 0);
    return range;
}
