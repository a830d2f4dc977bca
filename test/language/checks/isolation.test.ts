import { EmptyFileSystem, URI, type ValidationChecks } from 'langium';
import { describe, expect, test } from 'vitest';
import { type Check, isolated } from '../../../language/checks/report.ts';
import type { CcsimAstType, Topology } from '../../../language/generated/ast.ts';
import { createCcsimCoreServices } from '../../../language/index.ts';
import { loadText } from '../workspace.ts';

describe('a check that fails itself', () => {
    const topologyMustNotBeLookedAt: Check<Topology> = () => {
        throw new Error('no sense in this');
    };

    test('is a warning and does not stop the others', async () => {
        const { shared, ccsim } = createCcsimCoreServices(EmptyFileSystem);
        const checks: ValidationChecks<CcsimAstType> = { Topology: isolated(topologyMustNotBeLookedAt) };
        ccsim.validation.ValidationRegistry.register(checks);
        const text = 'topology Acme { controller One  controller Two }';
        const document = shared.workspace.LangiumDocuments.createDocument(URI.parse('file:///acme.ccsim'), text);
        await shared.workspace.DocumentBuilder.build([document], { validation: true });
        expect(document.diagnostics).toMatchObject([
            {
                code: 'check/failed',
                severity: 2,
                message: "The check 'topologyMustNotBeLookedAt' failed: no sense in this",
            },
            { code: 'controller/several', severity: 1 },
        ]);
    });
});

test('a finding about two declarations leads to the other one', async () => {
    const document = await loadText('topology Acme { controller Central  finesse Central }');
    const [first, second] = document.diagnostics ?? [];
    expect(first?.relatedInformation?.[0]?.location.range).toEqual(second?.range);
    expect(second?.relatedInformation?.[0]?.location.range).toEqual(first?.range);
});
