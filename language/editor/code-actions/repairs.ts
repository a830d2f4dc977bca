/** Which diagnostics have repairs, by the code of the check. */

import type { CheckCode } from '../../checks/codes.ts';
import {
    becomeNotReadyBefore,
    handleDomain,
    leaveReasonOut,
    logInBefore,
    removeFromAgents,
    removeFromTeam,
    repairAgentRange,
} from './agents.ts';
import { addAspectServers, repairAspectPart } from './aspect.ts';
import { addServicesServer, removeServer, removeService } from './cim.ts';
import {
    completePath,
    repairCertain,
    repairFigure,
    repairLinkState,
    repairOrder,
    repairReport,
    repairState,
    repairTaskNumber,
} from './expectations.ts';
import { removeImport, repairImportPath, repairMissingImport, repairSuperfluousImport } from './imports.ts';
import { removeBase, removeFromNetwork, removeRemoval, repairBroken } from './inheritance.ts';
import {
    addMissingLinks,
    leavePartOut,
    removeImpossibleLink,
    repairLinkNotServed,
    repairLinkNotThere,
    repairLinkSide,
} from './links.ts';
import { removal, replacement } from './marked-edits.ts';
import { changeBefore, repairChangeTarget, repairChangeTerms } from './media.ts';
import { repairDuplicateName, repairListedTwice, repairUnknownName } from './names.ts';
import { removeParameter, repairArgument } from './parameters.ts';
import {
    repairDeviation,
    repairLimit,
    repairMean,
    repairNumber,
    repairOutage,
    repairUnit,
    repairUpsideDown,
    repairWorkCount,
    repairZeroInterval,
} from './quantities.ts';
import { contextOf, type MarkedText, type Repair, type RepairsOf } from './repair.ts';
import { repairSettingRange, repairSettingValue, repairUnknownSetting } from './settings.ts';
import { repairCharacters, repairStatement } from './syntax.ts';
import { raiseEventLimit, removeTarget, setDuration } from './timeline.ts';
import {
    addArmPath,
    addController,
    addMrPath,
    addPim,
    leaveReleaseOut,
    removeSuperfluous,
    removeVoiceDomain,
    repairBackup,
} from './topology.ts';
import { repairDisposition, repairMessage, repairReason, repairRelease } from './vocabulary.ts';
import { addHandlingTime, letAgentsHandle, repairReceiver, repairSkillGroup, serveDomain } from './work.ts';

/** The repairs of a diagnostic, the most likely first. */
export function repairsOf(marked: MarkedText): readonly Repair[] {
    const code = REPAIRED_CODES.find((each) => each === marked.diagnostic.code);
    const ofText = code && TEXT_REPAIRS.get(code);
    const ofNode = code && REPAIRS.get(code);
    const context = ofNode && contextOf(marked);
    const repairs = ofText?.(marked) ?? (context && ofNode(context)) ?? [];
    return repairs.filter(({ edits }) => edits.length > 0);
}

/** Whether the first repair of a code leaves what a scenario does as it is, or has only one thing to do. */
export function isSafe(code: unknown): boolean {
    return SAFE_CODES.has(code);
}

const TEXT_REPAIRS: ReadonlyMap<CheckCode, RepairsOf<MarkedText>> = new Map<CheckCode, RepairsOf<MarkedText>>([
    ['syntax/character', repairCharacters],
    ['syntax/statement', repairStatement],
]);

const REPAIRS: ReadonlyMap<CheckCode, RepairsOf> = new Map<CheckCode, RepairsOf>([
    ['name/unknown', repairUnknownName],
    ['name/duplicate', repairDuplicateName],
    ['name/listed-twice', repairListedTwice],
    ['import/path', repairImportPath],
    ['import/missing', repairMissingImport],
    ['import/unreadable', repairMissingImport],
    ['import/cycle', repairSuperfluousImport],
    ['import/duplicate', repairSuperfluousImport],
    ['quantity/unit', repairUnit],
    ['quantity/number', repairNumber],
    ['quantity/limit', repairLimit],
    ['range/upside-down', repairUpsideDown],
    ['distribution/deviation', repairDeviation],
    ['distribution/mean', repairMean],
    ['import/unused', removeImport],
    ['include/cycle', removal],
    ['param/type', repairArgument],
    ['param/value', repairUnit],
    ['param/unused', removeParameter],
    ['option/twice', removal],
    ['setting/unknown', repairUnknownSetting],
    ['setting/type', repairSettingValue],
    ['setting/range', repairSettingRange],
    ['setting/twice', removal],
    ['extends/cycle', removeBase],
    ['extends/broken', repairBroken],
    ['extends/nothing', removeRemoval],
    ['controller/missing', addController],
    ['controller/several', removeSuperfluous],
    ['backup/itself', repairBackup],
    ['mr-pim/router-link', addMissingLinks],
    ['mr-pim/application-link', addMissingLinks],
    ['mr-pim/several', removeSuperfluous],
    ['pim/several', removeSuperfluous],
    ['pim/release', leaveReleaseOut],
    ['network/for', removeFromNetwork],
    ['network/several', removeSuperfluous],
    ['aspect/peripheral', repairAspectPart],
    ['aspect/bridge', addAspectServers],
    ['aspect/cmi-server', addAspectServers],
    ['aspect/several', removeSuperfluous],
    ['media/served-twice', removal],
    ['cim/services-server', addServicesServer],
    ['cim/several', removeServer],
    ['cim/service', removeService],
    ['domain/unused', removeSuperfluous],
    ['application/arm-path', addArmPath],
    ['application/mr-path', addMrPath],
    ['application/voice-domain', removeVoiceDomain],
    ['agent/no-pim', addPim],
    ['link/kinds', removeImpossibleLink],
    ['link/side', repairLinkSide],
    ['link/duplicate', removal],
    ['link/not-served', repairLinkNotServed],
    ['link/not-there', repairLinkNotThere],
    ['component/agent', (context) => [replacement(context, `${context.text}.desktop`)]],
    ['component/side', leavePartOut],
    ['component/part', leavePartOut],
    ['scenario/duration', setDuration],
    ['timeline/after-end', setDuration],
    ['timeline/never-failed', removeTarget],
    ['timeline/overlap', removeTarget],
    ['timeline/no-outage', repairOutage],
    ['timeline/zero-interval', repairZeroInterval],
    ['timeline/too-many', raiseEventLimit],
    ['change/target', repairChangeTarget],
    ['change/terms', repairChangeTerms],
    ['agent/component', removeFromAgents],
    ['agent/range', repairAgentRange],
    ['team/cycle', removeFromTeam],
    ['agent/domain', handleDomain],
    ['agent/not-logged-in', logInBefore],
    ['agent/logout-not-ready', becomeNotReadyBefore],
    ['agent/reason-unused', leaveReasonOut],
    ['work/receiver', repairReceiver],
    ['work/domain-not-served', serveDomain],
    ['work/skill-group', repairSkillGroup],
    ['work/mr-path', addMrPath],
    ['work/no-agents', letAgentsHandle],
    ['work/lasting', addHandlingTime],
    ['work/count', repairWorkCount],
    ['code/release', repairRelease],
    ['code/reason', leaveReasonOut],
    ['code/reason-unknown', repairReason],
    ['code/disposition', repairDisposition],
    ['message/unknown', repairMessage],
    ['expectation/after-end', setDuration],
    ['expectation/link-state', repairLinkState],
    ['expectation/state', repairState],
    ['expectation/never-active', changeBefore],
    ['expectation/path', completePath],
    ['expectation/cannot-fail', repairCertain],
    ['expectation/cannot-pass', repairCertain],
    ['expectation/contradiction', repairCertain],
    ['expectation/figure', repairFigure],
    ['expectation/report', repairReport],
    ['expectation/order', repairOrder],
    ['expectation/task-number', repairTaskNumber],
]);

/** The codes that have repairs, if not in every case. */
export const REPAIRED_CODES: readonly CheckCode[] = [...TEXT_REPAIRS.keys(), ...REPAIRS.keys()];

const SAFE_CODES: ReadonlySet<unknown> = new Set<CheckCode>([
    'name/listed-twice',
    'import/cycle',
    'import/duplicate',
    'link/duplicate',
    'link/side',
    'agent/reason-unused',
    'expectation/task-number',
]);
