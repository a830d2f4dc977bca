/** Says of a name that cannot be resolved what was looked for, where, and what was probably meant. */

import {
    type AstNodeDescription,
    AstUtils,
    Cancellation,
    DefaultLinker,
    interruptAndCheck,
    type LangiumDocument,
    type LinkingError,
    type ReferenceInfo,
} from 'langium';
import { isComponentPart, isScenario, NamedWork, Parameter, Topology } from '../generated/ast.ts';
import { declarationsOf, topologyAround } from './declarations.ts';
import { bareKindOf, kindOf } from './kinds.ts';
import { didYouMean } from './nearest-name.ts';
import { prefixOf } from './scopes.ts';
import { contentsOf } from './tree-contents.ts';

/** References that are resolved before it is looked whether the text has changed meanwhile. */
const REFERENCES_AT_A_TIME = 200;

/** Types of what is declared elsewhere than in topologies. */
const OUTSIDE_TOPOLOGIES: ReadonlySet<string> = new Set([NamedWork.$type, Parameter.$type, Topology.$type]);

export class CcsimLinker extends DefaultLinker {
    override async link(document: LangiumDocument, cancelToken = Cancellation.CancellationToken.None): Promise<void> {
        for (const [index, reference] of contentsOf(document.parseResult.value).references.entries()) {
            if (index % REFERENCES_AT_A_TIME === 0) {
                await interruptAndCheck(cancelToken);
            }
            this.doLink(reference, document);
        }
    }

    protected override createLinkingError(info: ReferenceInfo, targetDescription?: AstNodeDescription): LinkingError {
        const message = this.otherKindMessage(info) ?? this.unknownMessage(info);
        return { info, message, ...(targetDescription === undefined ? {} : { targetDescription }) };
    }

    /** As Langium does it, but without taking properties away, which would make every later access slow. */
    override unlink(document: LangiumDocument): void {
        for (const reference of document.references) {
            Object.assign(reference, { _ref: undefined, _nodeDescription: undefined });
        }
        document.references = [];
    }

    private otherKindMessage(info: ReferenceInfo): string | undefined {
        const type = this.reflection.getReferenceType(info);
        if (OUTSIDE_TOPOLOGIES.has(type) || isComponentPart(info.container)) {
            return undefined;
        }
        const topology = topologyAround(info.container);
        const name = info.reference.$refText;
        const other = topology && declarationsOf(topology).find((declaration) => declaration.name === name);
        return other === undefined
            ? undefined
            : `'${name}' is ${kindOf(other.$type)}, not ${kindOf(type)}.${this.suggestion(info)}`;
    }

    private unknownMessage(info: ReferenceInfo): string {
        const type = this.reflection.getReferenceType(info);
        const name = info.reference.$refText;
        if (type === Parameter.$type && AstUtils.getContainerOfType(info.container, isScenario) === undefined) {
            return `'${name}' is no number. Only a scenario has parameters; write a number here.`;
        }
        return `There is no ${bareKindOf(type)} '${name}' ${this.place(info, type)}.${this.suggestion(info)}`;
    }

    private place(info: ReferenceInfo, type: string): string {
        if (isComponentPart(info.container)) {
            return `in '${prefixOf(info.container)?.name ?? ''}'`;
        }
        switch (type) {
            case Topology.$type:
                return 'in this file or the files that it imports';
            case Parameter.$type:
            case NamedWork.$type:
                return `in scenario '${AstUtils.getContainerOfType(info.container, isScenario)?.name ?? ''}'`;
            default:
                return `in topology '${topologyAround(info.container)?.name ?? ''}'`;
        }
    }

    private suggestion(info: ReferenceInfo): string {
        const names = this.scopeProvider
            .getScope(info)
            .getAllElements()
            .map((element) => element.name);
        return didYouMean(info.reference.$refText, names);
    }
}
