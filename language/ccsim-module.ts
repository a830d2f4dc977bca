/** Which services the language has, with and without those for editors. */

import {
    createDefaultCoreModule,
    createDefaultSharedCoreModule,
    type DefaultSharedCoreModuleContext,
    inject,
    type LangiumCoreServices,
    type LangiumSharedCoreServices,
    type Module,
    type PartialLangiumCoreServices,
    type PartialLangiumSharedCoreServices,
} from 'langium';
import {
    createDefaultModule,
    createDefaultSharedModule,
    type DefaultSharedModuleContext,
    type LangiumServices,
    type LangiumSharedServices,
} from 'langium/lsp';
import { registerChecks } from './checks/register.ts';
import { CcsimDocumentValidator } from './checks/validator.ts';
import { type CcsimAddedEditorServices, CcsimEditorModule, CcsimEditorSharedModule } from './editor/editor-module.ts';
import { CcsimGeneratedModule, CcsimGeneratedSharedModule } from './generated/module.ts';
import { CcsimLexerErrorMessageProvider, CcsimParserErrorMessageProvider } from './parser/error-messages.ts';
import { CcsimLexer } from './parser/lexer.ts';
import { createCcsimCompletionParser, createCcsimParser } from './parser/parser.ts';
import { CcsimDocumentBuilder } from './references/document-builder.ts';
import { CcsimDocuments } from './references/documents.ts';
import { CcsimImports, type Imports } from './references/imports.ts';
import { CcsimIndexManager } from './references/index-manager.ts';
import { CcsimLinker } from './references/linker.ts';
import { PendingTexts } from './references/pending-texts.ts';
import { CcsimReferences } from './references/references.ts';
import { CcsimScopeComputation, CcsimScopeProvider } from './references/scopes.ts';
import { CcsimWorkspaceManager } from './references/workspace-manager.ts';
import { CcsimServiceRegistry } from './service-registry.ts';

/** What the language adds to the services that languages share. */
export interface CcsimAddedSharedServices {
    readonly workspace: { readonly Imports: Imports; readonly PendingTexts: PendingTexts };
}

export type CcsimSharedCoreServices = LangiumSharedCoreServices & CcsimAddedSharedServices;
export type CcsimSharedServices = LangiumSharedServices & CcsimAddedSharedServices;

/** The services of the language without those for editors. */
export type CcsimCoreServices = LangiumCoreServices & { readonly shared: CcsimAddedSharedServices };

/** The services of the language with those for editors. */
export type CcsimServices = LangiumServices & CcsimAddedEditorServices & { readonly shared: CcsimAddedSharedServices };

/** What the language does in its own way, with or without an editor. */
export const CcsimModule: Module<CcsimCoreServices, PartialLangiumCoreServices> = {
    parser: {
        Lexer: (services) => new CcsimLexer(services),
        LangiumParser: (services) => createCcsimParser(services),
        CompletionParser: (services) => createCcsimCompletionParser(services),
        ParserErrorMessageProvider: (services) => new CcsimParserErrorMessageProvider(services.Grammar),
        LexerErrorMessageProvider: () => new CcsimLexerErrorMessageProvider(),
    },
    references: {
        Linker: (services) => new CcsimLinker(services),
        References: (services) => new CcsimReferences(services),
        ScopeComputation: (services) => new CcsimScopeComputation(services),
        ScopeProvider: (services) => new CcsimScopeProvider(services),
    },
    validation: {
        DocumentValidator: (services) => new CcsimDocumentValidator(services),
    },
};

export const CcsimSharedModule: Module<
    CcsimSharedCoreServices,
    PartialLangiumSharedCoreServices & CcsimAddedSharedServices
> = {
    ServiceRegistry: (services) => new CcsimServiceRegistry(services),
    workspace: {
        DocumentBuilder: (services) => new CcsimDocumentBuilder(services),
        Imports: (services) => new CcsimImports(services),
        IndexManager: (services) => new CcsimIndexManager(services),
        LangiumDocuments: (services) => new CcsimDocuments(services),
        PendingTexts: (services) => new PendingTexts(services.workspace.TextDocuments),
        WorkspaceManager: (services) => new CcsimWorkspaceManager(services),
    },
};

/** The services for a language server, the transport being the context's. */
export function createCcsimServices(context: DefaultSharedModuleContext): {
    shared: CcsimSharedServices;
    ccsim: CcsimServices;
} {
    const shared: CcsimSharedServices = inject(
        createDefaultSharedModule(context),
        CcsimGeneratedSharedModule,
        CcsimSharedModule,
        CcsimEditorSharedModule,
    );
    const sharedModule: Module<CcsimServices, { shared: CcsimSharedServices }> = { shared: () => shared };
    const ccsim: CcsimServices = inject(
        createDefaultModule({ shared }),
        sharedModule,
        CcsimGeneratedModule,
        CcsimModule,
        CcsimEditorModule,
    );
    shared.ServiceRegistry.register(ccsim);
    registerChecks(ccsim);
    if (context.connection === undefined) {
        void shared.workspace.ConfigurationProvider.initialized({});
    }
    return { shared, ccsim };
}

/** The services for a program without an editor, such as the command line. */
export function createCcsimCoreServices(context: DefaultSharedCoreModuleContext): {
    shared: CcsimSharedCoreServices;
    ccsim: CcsimCoreServices;
} {
    const shared: CcsimSharedCoreServices = inject(
        createDefaultSharedCoreModule(context),
        CcsimGeneratedSharedModule,
        CcsimSharedModule,
    );
    const sharedModule: Module<CcsimCoreServices, { shared: CcsimSharedCoreServices }> = { shared: () => shared };
    const ccsim: CcsimCoreServices = inject(
        createDefaultCoreModule({ shared }),
        sharedModule,
        CcsimGeneratedModule,
        CcsimModule,
    );
    shared.ServiceRegistry.register(ccsim);
    registerChecks(ccsim);
    void shared.workspace.ConfigurationProvider.initialized({});
    return { shared, ccsim };
}
