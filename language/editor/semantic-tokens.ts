/** Colours by meaning: what a name stands for, which word is a state, a setting or a side. */

import type { AstNode, LangiumDocument, Reference } from 'langium';
import { AstUtils } from 'langium';
import { AbstractSemanticTokenProvider, type SemanticTokenAcceptor } from 'langium/lsp';
import {
    type CancellationToken,
    SemanticTokenModifiers,
    type SemanticTokens,
    type SemanticTokensParams,
    type SemanticTokensRangeParams,
    SemanticTokenTypes,
} from 'vscode-languageserver';
import type { CcsimAstType } from '../generated/ast.ts';

export class CcsimSemanticTokenProvider extends AbstractSemanticTokenProvider {
    /** The answer before the one that comes next. */
    #previous: Promise<unknown> = Promise.resolve();

    override semanticHighlight(
        document: LangiumDocument,
        params: SemanticTokensParams,
        cancelToken?: CancellationToken,
    ): Promise<SemanticTokens> {
        return this.#afterOthers(() => super.semanticHighlight(document, params, cancelToken));
    }

    override semanticHighlightRange(
        document: LangiumDocument,
        params: SemanticTokensRangeParams,
        cancelToken?: CancellationToken,
    ): Promise<SemanticTokens> {
        return this.#afterOthers(() => super.semanticHighlightRange(document, params, cancelToken));
    }

    /** One after the other: all requests for a document collect their tokens in the same place. */
    #afterOthers(answer: () => Promise<SemanticTokens>): Promise<SemanticTokens> {
        const own = this.#previous.then(answer);
        this.#previous = own.catch(() => undefined);
        return own;
    }

    /** Without a pause in between: what a request has collected that ends early would be in the next answer. */
    protected override async computeHighlighting(
        document: LangiumDocument,
        acceptor: SemanticTokenAcceptor,
    ): Promise<void> {
        for (const node of AstUtils.streamAst(document.parseResult.value)) {
            this.highlightElement(node, acceptor);
        }
    }

    protected override highlightElement(node: AstNode, accept: SemanticTokenAcceptor): void {
        if (isTypeName(node.$type)) {
            for (const property of PROPERTIES[node.$type] ?? []) {
                accept({ node, ...property });
            }
        }
        for (const { property, index, reference } of references(node)) {
            const type = reference.ref === undefined ? wordOf(node) : TYPE_OF_TARGET[reference.ref.$type];
            if (type !== undefined) {
                accept({ node, property, type, ...(index === undefined ? {} : { index }) });
            }
        }
    }
}

interface PropertyToken {
    readonly property: string;
    readonly type: SemanticTokenTypes;
    readonly modifier?: SemanticTokenModifiers;
}

const TYPE_OF_TARGET: Readonly<Record<string, SemanticTokenTypes | undefined>> = {
    Topology: SemanticTokenTypes.namespace,
    Fragment: SemanticTokenTypes.function,
    Parameter: SemanticTokenTypes.parameter,
    Domain: SemanticTokenTypes.type,
    Agent: SemanticTokenTypes.variable,
    Team: SemanticTokenTypes.variable,
    SkillGroup: SemanticTokenTypes.variable,
    ReceiveAction: SemanticTokenTypes.event,
    AssignAction: SemanticTokenTypes.event,
    Application: SemanticTokenTypes.class,
    Cic: SemanticTokenTypes.class,
    CicServer: SemanticTokenTypes.class,
    CimCluster: SemanticTokenTypes.class,
    CimServer: SemanticTokenTypes.class,
    CmiServer: SemanticTokenTypes.class,
    ContactServer: SemanticTokenTypes.class,
    Controller: SemanticTokenTypes.class,
    CtiManager: SemanticTokenTypes.class,
    CtiServer: SemanticTokenTypes.class,
    EventBridge: SemanticTokenTypes.class,
    FinesseServer: SemanticTokenTypes.class,
    Gateway: SemanticTokenTypes.class,
    MediaServer: SemanticTokenTypes.class,
    MrPim: SemanticTokenTypes.class,
    Network: SemanticTokenTypes.class,
    Peripheral: SemanticTokenTypes.class,
    Pim: SemanticTokenTypes.class,
    RealTimeBridge: SemanticTokenTypes.class,
};

function declared(type: SemanticTokenTypes): PropertyToken {
    return { property: 'name', type, modifier: SemanticTokenModifiers.declaration };
}

function state(property: string): PropertyToken {
    return { property, type: SemanticTokenTypes.enumMember };
}

function number(property: string): PropertyToken {
    return { property, type: SemanticTokenTypes.number };
}

const COMPONENT = [declared(SemanticTokenTypes.class)];
const WORK = [declared(SemanticTokenTypes.event)];

const PROPERTIES: Readonly<Partial<Record<keyof CcsimAstType, readonly PropertyToken[]>>> = {
    Import: [{ property: 'path', type: SemanticTokenTypes.string }],
    Topology: [declared(SemanticTokenTypes.namespace)],
    Application: COMPONENT,
    Cic: COMPONENT,
    CicServer: [...COMPONENT, { property: 'address', type: SemanticTokenTypes.string }],
    CimCluster: [...COMPONENT, number('release')],
    CimServer: COMPONENT,
    CmiServer: COMPONENT,
    ContactServer: COMPONENT,
    Controller: COMPONENT,
    CtiManager: COMPONENT,
    CtiServer: COMPONENT,
    EventBridge: COMPONENT,
    FinesseServer: COMPONENT,
    Gateway: COMPONENT,
    MediaServer: COMPONENT,
    MrPim: COMPONENT,
    Network: [...COMPONENT, state('kind')],
    Peripheral: [...COMPONENT, state('type')],
    Pim: [...COMPONENT, number('release')],
    RealTimeBridge: COMPONENT,
    ControllerOption: [number('value')],
    LicenseOption: [state('license')],
    CredentialsTerm: [state('credentials')],
    LogonTerm: [{ property: 'reason', type: SemanticTokenTypes.string }],
    ResourcesTerm: [number('count')],
    CimService: [{ property: 'service', type: SemanticTokenTypes.property }],
    Domain: [declared(SemanticTokenTypes.type), state('type')],
    Agent: [declared(SemanticTokenTypes.variable), { property: 'last', type: SemanticTokenTypes.variable }],
    Team: [declared(SemanticTokenTypes.variable)],
    SkillGroup: [declared(SemanticTokenTypes.variable)],
    Handling: [number('limit')],
    ComponentPart: [
        state('side'),
        { property: 'desktop', type: SemanticTokenTypes.property },
        { property: 'process', type: SemanticTokenTypes.property },
    ],
    SettingAssignment: [{ property: 'setting', type: SemanticTokenTypes.property }],
    SettingValue: [number('quantity'), number('number'), state('word')],
    Scenario: [declared(SemanticTokenTypes.function)],
    Fragment: [declared(SemanticTokenTypes.function)],
    Case: [declared(SemanticTokenTypes.function)],
    Parameter: [declared(SemanticTokenTypes.parameter), number('value')],
    Quantity: [number('literal')],
    LogOutVerb: [state('reason')],
    BecomeVerb: [state('reason')],
    ReceiveAction: WORK,
    AssignAction: WORK,
    AgentCount: [state('state')],
    TaskPredicate: [number('ordinal')],
    ReportedCondition: [state('outcome')],
    EndedCondition: [state('disposition')],
    TaskStateCondition: [state('state')],
    AgentPredicate: [state('state'), state('reason')],
    LinkPredicate: [state('state')],
    PathPredicate: [state('state'), state('path')],
    LogoutPredicate: [state('reason')],
    ReportPredicate: [state('state')],
    ComponentPredicate: [state('state'), state('message'), state('side')],
    LogPredicate: [{ property: 'text', type: SemanticTokenTypes.string }],
};

function isTypeName(type: string): type is keyof CcsimAstType {
    return Object.hasOwn(PROPERTIES, type);
}

/** What a setting is given is a word of the setting where it is no parameter. */
function wordOf(node: AstNode): SemanticTokenTypes | undefined {
    return node.$type === 'SettingValue' ? SemanticTokenTypes.enumMember : undefined;
}

interface PlacedReference {
    readonly property: string;
    readonly index?: number | undefined;
    readonly reference: Reference;
}

function references(node: AstNode): PlacedReference[] {
    return AstUtils.streamReferences(node)
        .toArray()
        .flatMap(({ reference, property, index }) => ('ref' in reference ? [{ reference, property, index }] : []));
}
