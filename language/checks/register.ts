/** Which checks look at which nodes. */

import type { AstNode, ValidationChecks } from 'langium';
import type { CcsimCoreServices } from '../ccsim-module.ts';
import type { CcsimAstType } from '../generated/ast.ts';
import * as agents from './agents.ts';
import * as expectations from './expectations.ts';
import * as imports from './imports.ts';
import * as links from './links.ts';
import * as names from './names.ts';
import * as options from './options.ts';
import * as outages from './outages.ts';
import * as quantities from './quantities.ts';
import { type Check, isolated } from './report.ts';
import * as targets from './targets.ts';
import * as timeline from './timeline.ts';
import * as topology from './topology.ts';
import * as vocabulary from './vocabulary.ts';
import * as work from './work.ts';

/** Registers every check with the services of the language. */
export function registerChecks(services: CcsimCoreServices): void {
    const all = [documentChecks(services), topologyChecks(), scenarioChecks(), statementChecks(), expectationChecks()];
    for (const checks of all) {
        services.validation.ValidationRegistry.register(checks);
    }
}

type Checks = ValidationChecks<CcsimAstType>;

function documentChecks(services: CcsimCoreServices): Checks {
    return {
        Document: each(
            names.scenarioNamesMustBeUnique,
            names.topologyNamesMustBeUnique(services),
            imports.filesShouldBeImportedOnce(services),
        ),
        Import: each(
            imports.importPathMustBeRelative,
            imports.importMustBeReadable(services),
            imports.importsShouldNotFormCycles(services),
        ),
    };
}

function topologyChecks(): Checks {
    return {
        Topology: each(
            names.namesMustBeUniqueInTopology,
            topology.topologyMustHaveOneController,
            links.linksShouldBeDeclaredOnce,
            options.settingsMustBeSetOnce,
        ),
        AgentGroup: each(names.handledDomainsShouldBeListedOnce, topology.agentsShouldHavePim),
        Application: each(
            names.servedDomainsShouldBeListedOnce,
            topology.applicationMustHaveArmPath,
            topology.applicationShouldHaveMrPim,
            topology.applicationMustNotServeVoice,
        ),
        CtiManager: each(topology.backupMustBeAnother),
        Domain: each(options.domainOptionsMustBeGivenOnce),
        DomainLimit: each(quantities.durationsMustBePossible('value')),
        FinesseServer: each(topology.backupMustBeAnother),
        Handling: each(quantities.limitMustBeAtLeastOne),
        Link: each(
            targets.linkEndsMustExist,
            links.linkMustConnectLinkableKinds,
            links.linkMustNotNameOneSide,
            links.linkOfPimMustFollowWhatItServes,
        ),
        MrPim: each(
            topology.mrPimMustHaveRouterLink,
            topology.mrPimMustHaveApplicationLink,
            topology.applicationMustHaveOneMrPim,
        ),
        Peripheral: each(options.peripheralOptionsMustBeGivenOnce),
        Pim: each(topology.peripheralMustHaveOnePim),
        SettingAssignment: each(options.settingMustBeValid),
    };
}

function scenarioChecks(): Checks {
    return {
        Scenario: each(
            names.taskNamesMustBeUnique,
            options.scenarioMustHaveDuration,
            options.scenarioOptionsMustBeGivenOnce,
            options.settingsMustBeSetOnce,
            timeline.statementsShouldOccurBeforeTheEnd,
            timeline.expectationsMustBeBeforeTheEnd,
            timeline.recurrenceMustStayWithinTheEventLimit,
            outages.outagesShouldChangeSomething,
            agents.agentsShouldActInPossibleOrder,
        ),
        DurationOption: each(quantities.durationsMustBePossible('value')),
        SeedOption: each(quantities.seedMustBeInRange),
    };
}

function statementChecks(): Checks {
    return {
        AfterTime: each(quantities.durationsMustBePossible('delay')),
        AgentAction: each(
            names.agentsShouldBeListedOnce,
            names.verbDomainsShouldBeListedOnce,
            agents.agentMustHandleDomainOfAction,
        ),
        AssignAction: each(agents.agentMustHandleDomainOfTask),
        AtTime: each(quantities.durationsMustBePossible('time')),
        BecomeVerb: each(agents.readinessShouldHaveNoReason, vocabulary.reasonMustBeCode),
        CutAction: each(quantities.durationsMustBePossible('duration')),
        Distribution: each(
            quantities.durationsMustBePossible('low', 'high', 'mean', 'deviation'),
            quantities.uniformRangeMustNotBeUpsideDown,
            quantities.deviationShouldMakeSense,
        ),
        EveryTime: each(
            quantities.durationsMustBePossible('from', 'to'),
            quantities.spanMustNotBeUpsideDown,
            quantities.intervalMustNotBeZero,
        ),
        FailAction: each(quantities.durationsMustBePossible('duration'), targets.failedComponentsMustExist),
        RunAction: each(quantities.durationsMustBePossible('duration'), targets.failedComponentsMustExist),
        LinkRef: each(targets.linkMustBeThere),
        LogOutVerb: each(vocabulary.reasonMustBeCode),
        NamedWork: each(
            work.applicationMustServeDomain,
            work.workShouldHaveAgents,
            work.workMustSayHowLongItLasts,
            quantities.workCountMustBeAtLeastOne,
            options.workOptionsMustBeGivenOnce,
        ),
        ReceiveAction: each(work.receiverMustTakeThisWork, work.applicationMustHaveMrPath),
        RestoreTarget: each(targets.restoredThingMustExist),
    };
}

function expectationChecks(): Checks {
    return {
        AgentPredicate: each(
            names.agentsShouldBeListedOnce,
            agents.agentMustHandleExpectedDomain,
            vocabulary.reasonMustBeCode,
            vocabulary.expectedReasonShouldBeKnown,
        ),
        AtWhen: each(quantities.durationsMustBePossible('time')),
        ComponentPredicate: each(
            targets.expectedComponentMustExist,
            vocabulary.messageMustExist,
            quantities.expectedCountMustBeWhole,
        ),
        CountPredicate: each(quantities.expectedCountMustBeWhole),
        EndedCondition: each(vocabulary.dispositionMustExist),
        LinkPredicate: each(expectations.linkStateMustBeUpOrDown, expectations.expectedLinkMustBeOne),
        SpanWhen: each(quantities.durationsMustBePossible('from', 'to'), quantities.spanMustNotBeUpsideDown),
        TaskPredicate: each(expectations.taskNumberMustExist),
        WithinWhen: each(quantities.durationsMustBePossible('from', 'to'), quantities.spanMustNotBeUpsideDown),
    };
}

function each<T extends AstNode>(...checks: readonly Check<T>[]): ReturnType<typeof isolated<T>>[] {
    return checks.map((check) => isolated(check));
}
