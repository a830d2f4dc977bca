/** Which checks look at which nodes. */

import type { AstNode, ValidationChecks } from 'langium';
import type { CcsimCoreServices } from '../ccsim-module.ts';
import type { AgentPredicate, CcsimAstType } from '../generated/ast.ts';
import * as agents from './agents.ts';
import * as aspect from './aspect.ts';
import * as cases from './cases.ts';
import * as cim from './cim.ts';
import * as cimStart from './cim-start.ts';
import * as controllers from './controllers.ts';
import * as expectations from './expectations.ts';
import * as imports from './imports.ts';
import * as includes from './includes.ts';
import { registerInWhole, removedThingMustBeInherited, topologyMustNotExtendItself } from './inheritance.ts';
import * as links from './links.ts';
import * as media from './media.ts';
import * as mediaLogon from './media-logon.ts';
import * as names from './names.ts';
import * as options from './options.ts';
import * as outages from './outages.ts';
import * as pairs from './pairs.ts';
import * as parameters from './parameters.ts';
import * as quantities from './quantities.ts';
import { type Check, isolated } from './report.ts';
import * as splitBrain from './split-brain.ts';
import * as targets from './targets.ts';
import * as taskLife from './task-life.ts';
import * as topology from './topology.ts';
import * as unused from './unused.ts';
import { VALUE_CHECKS } from './value-checks.ts';
import * as vocabulary from './vocabulary.ts';
import * as work from './work.ts';

/** Registers every check with the services of the language. */
export function registerChecks(services: CcsimCoreServices): void {
    registerInWhole(services, topologyChecks());
    const all = [documentChecks(services), extensionChecks(), scenarioChecks(), statementChecks(), expectationChecks()];
    for (const checks of all) {
        services.validation.ValidationRegistry.register(checks);
    }
    for (const { type, checks } of VALUE_CHECKS) {
        services.validation.ValidationRegistry.register({ [type]: each(...checks) });
    }
}

type Checks = ValidationChecks<CcsimAstType>;

function documentChecks(services: CcsimCoreServices): Checks {
    return {
        Document: each(
            names.scenarioNamesMustBeUnique,
            names.topologyNamesMustBeUnique(services),
            names.fragmentNamesMustBeUnique(services),
            imports.filesShouldBeImportedOnce(services),
            unused.importsShouldBeUsed(services),
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
            controllers.linkMustRunOverOneNetwork,
            options.settingsMustBeSetOnce,
        ),
        Agent: each(agents.agentRangeMustBeNumbered),
        AgentReference: each(agents.namedRangeMustBeThere),
        SubjectReference: each(agents.namedRangeMustBeThere),
        Team: each(names.agentsShouldBeListedOnce, agents.teamMustNotBePartOfItself),
        SkillGroup: each(names.agentsShouldBeListedOnce, agents.agentsOfSkillGroupMustHandleDomain),
        AgentGroup: each(names.handledDomainsShouldBeListedOnce, topology.agentsShouldHavePim),
        Application: each(
            names.servedDomainsShouldBeListedOnce,
            topology.applicationMustHaveArmPath,
            topology.applicationShouldHaveMrPim,
            topology.applicationMustNotServeVoice,
        ),
        CimCluster: each(
            names.servedDomainsShouldBeListedOnce,
            topology.applicationMustHaveArmPath,
            topology.applicationShouldHaveMrPim,
            topology.applicationMustNotServeVoice,
            cim.clusterMustHaveServicesServer,
            cim.clusterMustHaveOneServerOfARole,
            aspect.releaseMustBeReadable,
        ),
        CimServers: each(cim.servicesMustRunOnServicesServer),
        Controller: each(controllers.controllerOptionsMustBeGivenOnce),
        ControllerOption: each(controllers.controllerOptionMustBePossible),
        CicServer: each(topology.backupMustBeAnother),
        CtiManager: each(topology.backupMustBeAnother),
        Domain: each(options.domainOptionsMustBeGivenOnce, unused.domainsShouldBeHandled),
        DomainLimit: each(quantities.durationsMustBePossible('value')),
        FinesseServer: each(topology.backupMustBeAnother),
        Handling: each(quantities.limitMustBeAtLeastOne),
        Link: each(
            targets.linkEndsMustExist,
            links.linkMustConnectLinkableKinds,
            links.linkMustNotNameOneSide,
            links.linkOfPimMustFollowWhatItServes,
        ),
        MediaServer: each(media.cicServerMustBeServedOnce, media.licenseMustBeGivenOnce),
        MediaService: each(media.termsMustBeGivenOnce, mediaLogon.refusedConnectionsMayNeedChange),
        MrPim: each(
            topology.mrPimMustHaveRouterLink,
            topology.mrPimMustHaveApplicationLink,
            topology.applicationMustHaveOneMrPim,
        ),
        Network: each(controllers.networkMustBeForPairs),
        Peripheral: each(
            options.peripheralOptionsMustBeGivenOnce,
            aspect.aspectPartsMustBelongToAspect,
            aspect.aspectPartsMustBeThereOnce,
        ),
        Pim: each(
            topology.peripheralMustHaveOnePim,
            aspect.aspectPimShouldHaveBridges,
            aspect.aspectPimShouldHaveCmiServer,
            aspect.releaseMustBeOfAspectPim,
            aspect.releaseMustBeReadable,
        ),
        ResourcesTerm: each(media.resourcesMustBeCount),
    };
}

function extensionChecks(): Checks {
    return {
        Topology: each(topologyMustNotExtendItself),
        RemovedThing: each(removedThingMustBeInherited),
    };
}

function scenarioChecks(): Checks {
    return {
        Scenario: each(
            names.taskNamesMustBeUnique,
            names.parameterNamesMustBeUnique,
            parameters.parametersShouldBeUsed,
            names.caseNamesMustBeUnique,
            cases.valuesOfCasesMustFit,
            includes.inclusionsMustBeFew,
            options.scenarioOptionsMustBeGivenOnce,
            options.settingsMustBeSetOnce,
            outages.outagesShouldChangeSomething,
            pairs.sidesMayBeDownTogether,
            cimStart.serversShouldStartInOrder,
            splitBrain.sidesShouldNotRouteApart,
            taskLife.tasksMayOutliveTheirPath,
            agents.agentsShouldActInPossibleOrder,
        ),
        Fragment: each(
            names.taskNamesMustBeUnique,
            names.parameterNamesMustBeUnique,
            parameters.parametersShouldBeUsed,
        ),
        Include: each(
            includes.fragmentMustNotIncludeItself,
            includes.fragmentMustBeOnSameTopology,
            includes.fragmentMustNotNameWhatIsLeftOut,
            cases.valuesMustBeGivenOnce,
            cases.valuesOfInclusionMustFit,
        ),
        Argument: each(cases.argumentMustBeOfKindOfParameter),
        Case: each(cases.valuesMustBeGivenOnce),
        Parameter: each(parameters.parameterMustHaveValue),
    };
}

function statementChecks(): Checks {
    return {
        AgentAction: each(
            names.agentsShouldBeListedOnce,
            names.verbDomainsShouldBeListedOnce,
            agents.agentMustHandleDomainOfAction,
        ),
        AssignAction: each(agents.agentMustHandleDomainOfTask),
        BecomeVerb: each(agents.readinessShouldHaveNoReason, vocabulary.reasonMustBeCode),
        ChangeAction: each(media.changeMustFitItsTarget, media.changesMustBeGivenOnce),
        FailAction: each(targets.failedComponentsMustExist),
        RunAction: each(targets.failedComponentsMustExist),
        LinkRef: each(targets.linkMustBeThere),
        LogOutVerb: each(vocabulary.reasonMustBeCode),
        NamedWork: each(
            work.applicationMustServeDomain,
            work.workShouldHaveAgents,
            work.workMustSayHowLongItLasts,
            options.workOptionsMustBeGivenOnce,
        ),
        ReceiveAction: each(
            work.receiverMustTakeThisWork,
            work.skillGroupMustBeOfDomain,
            work.applicationMustHaveMrPath,
        ),
        ComponentOrLink: each(targets.restoredThingMustExist),
    };
}

function expectationChecks(): Checks {
    return {
        AgentPredicate: each<AgentPredicate>(
            names.agentsShouldBeListedOnce,
            agents.agentMustHandleExpectedDomain,
            vocabulary.reasonMustBeCode,
            vocabulary.expectedReasonShouldBeKnown,
            expectations.expectedStateMustBePossible,
        ),
        ComponentPredicate: each(
            targets.expectedComponentMustExist,
            expectations.expectedStateMustBePossible,
            vocabulary.messageMustExist,
        ),
        EndedCondition: each(vocabulary.dispositionMustExist),
        Expectation: each(expectations.orderMustHaveASpan, expectations.orderedThingsMustHaveAnInstant),
        LogPredicate: each(targets.expectedComponentMustExist),
        LinkPredicate: each(
            expectations.expectedStateMustBePossible,
            mediaLogon.refusedConnectionShouldNotBeExpectedActive,
        ),
        PathPredicate: each(expectations.expectedStateMustBePossible),
        LogoutPredicate: each(
            names.agentsShouldBeListedOnce,
            agents.agentMustHandleExpectedDomain,
            vocabulary.reasonMustBeCode,
            vocabulary.expectedReasonShouldBeKnown,
        ),
        ReportPredicate: each(agents.agentMustHandleReportedDomain, expectations.expectedReportMustBeThere),
    };
}

function each<T extends AstNode>(...checks: readonly Check<T>[]): ReturnType<typeof isolated<T>>[] {
    return checks.map((check) => isolated(check));
}
