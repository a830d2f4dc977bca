/** Keywords that can stand at the cursor, as whole phrases, and only those that fit the statement. */

import { CompletionItemKind } from 'vscode-languageserver';
import { describeAgentState, describeComponentState, describeRules, describeTaskState } from '../descriptions.ts';
import { meaningOf } from '../keyword-meanings.ts';
import { missingEnds, type TopologyFacts, wholeOf } from '../topology-facts.ts';
import { fitsDomain, receivableDomains } from './agents-and-domains.ts';
import { farEndsOf, hasDesktop, hasProcess, hasSides } from './components.ts';
import { fitsDisplay } from './displays.ts';
import { isCountParameter } from './parameters.ts';
import { type Place, timelineMembers } from './place.ts';
import { clauseOf, domainsOfAll, subjectAgents, subjectComponent } from './reading.ts';
import { expectedStates } from './states.ts';
import { RANK, type Suggestion } from './suggestion.ts';
import { fitsSystem, isThereInSystem } from './systems.ts';

/** Words that are names are not offered as keywords. */
const NAME_RULES: ReadonlySet<string> = new Set(['Name', 'PlainName', 'ParameterName']);

/** Suggestions for a keyword of a grammar rule. */
export function suggestKeyword(rule: string, keyword: string, place: Place): readonly Suggestion[] {
    if (NAME_RULES.has(rule) || isSettingValue(place) || !fits(rule, keyword, place)) {
        return [];
    }
    if (keyword === '--') {
        return linkPhrases(place);
    }
    if (!/\w/.test(keyword)) {
        return [];
    }
    return (PHRASES[`${rule}:${keyword}`] ?? [keyword]).map((phrase) => toSuggestion(rule, phrase));
}

/** The words that a setting can be are known better than the grammar knows them. */
function isSettingValue(place: Place): boolean {
    return clauseOf(place.position.words)[0] === 'set';
}

/** All phrases, by the rule and keyword that they start with. For a test against the grammar. */
export function phraseTable(): Readonly<Record<string, readonly string[]>> {
    return PHRASES;
}

/** Phrases of more than one word. */
const PHRASES: Readonly<Record<string, readonly string[]>> = {
    'CtiManager:cti': ['cti manager'],
    'ResendOption:resends': ['resends agent states'],
    'ResendOption:forgets': ['forgets agent states'],
    'ContactServer:contact': ['contact server'],
    'CmiServer:cmi': ['cmi server'],
    'EventBridge:event': ['event bridge'],
    'RealTimeBridge:real-time': ['real-time bridge'],
    'ControllerOption:state': ['state limit'],
    'CtiServer:cti': ['cti server'],
    'CicServer:cic': ['cic server'],
    'MediaServer:media': ['media server'],
    'LicenseOption:license': ['license valid', 'license missing', 'license invalid'],
    'TrustTerm:not': ['not trusted'],
    'CredentialsTerm:credentials': ['credentials valid', 'credentials invalid'],
    'LogonTerm:logon': ['logon fails', 'logon succeeds'],
    'SessionsTerm:accepts': ['accepts sessions'],
    'SessionsTerm:refuses': ['refuses sessions'],
    'CimServers:database': ['database server'],
    'CimServers:file': ['file server'],
    'CimServers:messaging': ['messaging server'],
    'CimServers:services': ['services server'],
    'CimServers:application': ['application server'],
    'CimServers:web': ['web server'],
    'CimServers:load': ['load balancer'],
    'StartMode:manual': ['manual start'],
    'MrPim:mr': ['mr pim'],
    'DomainLimit:task': ['task life'],
    'DomainLimit:start': ['start timeout'],
    'DomainLimit:max': ['max duration'],
    'DomainLimit:queue': ['queue timeout'],
    'InterruptibleOption:not': ['not interruptible'],
    'ApplicationMember:sends': ['sends while disabled'],
    'Handling:up': ['up to'],
    'SkillGroup:skill': ['skill group'],
    'LogInVerb:log': ['log in', 'log in to'],
    'LogInVerb:logs': ['logs in', 'logs in to'],
    'LogOutVerb:log': ['log out', 'log out of'],
    'LogOutVerb:logs': ['logs out', 'logs out of'],
    'BecomeVerb:become': ['become ready', 'become not ready', 'become ready in'],
    'BecomeVerb:becomes': ['becomes ready', 'becomes not ready', 'becomes ready in'],
    'BecomeVerb:not': ['not ready'],
    'AnswerVerb:stop': ['stop answering'],
    'AnswerVerb:stops': ['stops answering'],
    'AnswerVerb:answer': ['answer again'],
    'AnswerVerb:answers': ['answers again'],
    'WorkOption:wrap': ['wrap up'],
    'WorkOption:abandoning': ['abandoning after'],
    'Distribution:exponential': ['exponential mean'],
    'Distribution:normal': ['normal mean'],
    'Distribution:lognormal': ['lognormal mean'],
    'Comparison:at': ['at least', 'at most'],
    'Comparison:more': ['more than'],
    'Comparison:less': ['less than'],
    'AgentCount:logged': ['logged in to'],
    'ReportedCondition:partially': ['partially reported'],
    'EndedCondition:ended': ['ended with'],
    'EndedCondition:ends': ['ends with'],
    'HandledCondition:handled': ['handled by'],
    'AgentPredicate:logged': ['logged in', 'logged in to'],
    'ComponentPredicate:has': ['has been'],
    'ComponentPredicate:up': ['up for'],
    'ComponentPredicate:in': ['in sync for'],
    'ComponentPredicate:state': ['state size is'],
    'ComponentPredicate:max': ['max state size is'],
    'ComponentPredicate:synchronized': ['synchronized from'],
    'LinkPredicate:accepts': ['accepts sessions'],
    'LinkPredicate:does': ['does not accept sessions'],
    'LogPredicate:log': ['log says', 'log of'],
    'LogoutPredicate:logout': ['logout status of'],
    'ReportPredicate:report': ['report of'],
    'TimeFigureName:queue': ['queue time'],
    'TimeFigureName:max': ['max wait'],
    'TimeFigureName:talk': ['talk time'],
    'TimeFigureName:hold': ['hold time'],
    'TimeFigureName:wrap': ['wrap up time'],
    'TimeFigureName:handle': ['handle time'],
    'TimeFigureName:logged': ['logged on'],
    'TimeFigureName:not': ['not ready'],
    'TimeFigureName:work': ['work ready', 'work not ready'],
    'TimeFigureName:busy': ['busy other'],
    'PathPredicate:MR': ['MR path'],
    'PathPredicate:ARM': ['ARM path'],
};

function toSuggestion(rule: string, phrase: string): Suggestion {
    const meaning = meaningOf(phrase);
    const documentation = [...(meaning === undefined ? [] : [meaning.text]), ...describeRules(meaning?.rules ?? [])];
    const state = describeState(rule, phrase);
    return {
        label: phrase,
        kind: state === undefined ? CompletionItemKind.Keyword : CompletionItemKind.EnumMember,
        rank: RANK_OF_PHRASE[phrase] ?? RANK_OF_RULE[rule] ?? RANK.keyword,
        documentation: state ?? (documentation.length === 0 ? undefined : documentation.join('\n\n')),
    };
}

function describeState(rule: string, word: string): string | undefined {
    switch (rule) {
        case 'AgentStateName':
            return describeAgentState(word);
        case 'TaskStateName':
            return describeTaskState(word);
        case 'ComponentStateName':
            return describeComponentState(word);
        default:
            return undefined;
    }
}

/** What is said of most things that are expected. */
const RANK_OF_PHRASE: Readonly<Record<string, number>> = {
    is: RANK.first,
    are: RANK.first,
    was: RANK.first,
    were: RANK.first,
};

/** Rules whose keywords are more, or less, likely than names. */
const RANK_OF_RULE: Readonly<Record<string, number>> = {
    FailAction: RANK.first,
    CutAction: RANK.first,
    ChangeAction: RANK.name,
    RestoreAction: RANK.first,
    RunAction: RANK.name,
    AgentStateName: RANK.value,
    ComponentStateName: RANK.value,
    TaskStateName: RANK.value,
    Comparison: RANK.value,
};

/** `-- Central` for each component that the one before the cursor is, or could be, linked with. */
function linkPhrases(place: Place): readonly Suggestion[] {
    const { facts, reading, position } = place;
    if (facts === undefined) {
        return [];
    }
    const from = wholeOf(reading.path);
    const ends = position.block === 'topology' ? missingEnds(facts, from) : farEndsOf(facts, reading.path);
    return ends.map((end) => ({
        label: `-- ${end}`,
        kind: CompletionItemKind.Operator,
        rank: RANK.name,
        detail: 'link',
    }));
}

// ---------------------------------------------------------------------------------------------------------------------
// What fits

const WORK_WORDS: ReadonlySet<string> = new Set(['task', 'tasks', 'call', 'calls']);

const AGENT_VERBS: ReadonlySet<string> = new Set(['LogInVerb', 'LogOutVerb', 'BecomeVerb', 'AnswerVerb', 'TaskVerb']);

function fits(rule: string, keyword: string, place: Place): boolean {
    return (
        fitsNumber(keyword, rule, place) && !isThereAlready(rule, keyword, place) && fitsSubject(rule, keyword, place)
    );
}

function fitsSubject(rule: string, keyword: string, place: Place): boolean {
    const { facts } = place;
    if (rule === 'ComponentPart') {
        return keyword === 'desktop' && hasDesktop(place);
    }
    if (rule === 'Side') {
        return hasSides(place) || place.position.words.at(-1) === 'from';
    }
    if (rule === 'ProcessName') {
        return hasProcess(keyword, place);
    }
    if (rule === 'Import') {
        return !place.isAfterDeclaration;
    }
    if (rule === 'Removal') {
        return place.baseFacts !== undefined;
    }
    if (facts === undefined) {
        return true;
    }
    if (WORK_WORDS.has(keyword) && isCountParameter(place.position.words.at(-1) ?? '', place)) {
        return false;
    }
    if (AGENT_VERBS.has(rule)) {
        return subjectAgents(place.reading, facts).length > 0 && fitsVerb(keyword, place, facts);
    }
    switch (rule) {
        case 'CtiManager':
            return keyword !== 'backup' || countOf(facts, 'cti-manager') > 1;
        case 'CicServer':
            return keyword !== 'backup' || countOf(facts, 'cic-server') > 1;
        case 'FinesseServer':
            return keyword !== 'backup' || countOf(facts, 'finesse-server') > 1;
        case 'AgentGroup':
            return keyword !== 'at' || countOf(facts, 'finesse-server') > 0;
        case 'ReceiveAction':
            return fitsReceiver(keyword, place, facts);
        case 'AssignAction':
            return keyword !== 'assigns' || subjectComponent(place.reading, facts)?.kind === 'application';
        case 'Expectation':
            return (keyword !== 'before' && keyword !== 'after') || canBeOrdered(place);
        case 'AgentPredicate':
            return isAboutAgents(place, facts) && fitsPreposition(keyword, place);
        case 'AgentStateName':
            return fitsAgentState(keyword, place, facts);
        case 'ComponentPredicate':
            return (
                !isAboutAgents(place, facts) &&
                isKnown(place.reading.subjects[0], facts) &&
                fitsDisplay(keyword, place, facts)
            );
        case 'LinkPredicate':
            return fitsDisplay(keyword, place, facts);
        case 'ComponentStateName':
            return expectedStates(place, facts).includes(keyword);
        case 'TaskStateName':
            return place.reading.rest.some((word) => WORK_WORDS.has(word));
        case 'MessageName':
            return false;
        default:
            return fitsSystem(rule, keyword, place, facts);
    }
}

/** What is before or after something else is looked for in a span, once. */
function canBeOrdered({ position: { words } }: Place): boolean {
    const hasSpan = words[1] === 'within' || words[1] === 'eventually' || words[1] === 'never';
    return hasSpan && !words.includes('before') && !words.includes('after');
}

/** `hold` is for agents who handle calls, `pause` for those who handle other tasks. */
function fitsVerb(verb: string, place: Place, facts: TopologyFacts): boolean {
    return subjectAgents(place.reading, facts).every((agent) =>
        domainsOfAll([agent], facts).some((domain) => fitsDomain(verb, domain.kind === 'voice')),
    );
}

function fitsReceiver(keyword: string, place: Place, facts: TopologyFacts): boolean {
    const receiver = subjectComponent(place.reading, facts);
    const domain = facts.domains.get(place.position.words.at(-1) ?? '');
    switch (keyword) {
        case 'for':
            return [...facts.skillGroups.values()].some(
                ({ domain: name }) => name !== undefined && place.position.words.includes(name),
            );
        case 'receives':
            return (
                receiver?.kind === 'application' ||
                (receiver?.kind === 'peripheral' && receivableDomains(place, facts).length > 0)
            );
        case 'call':
        case 'calls':
            return domain?.kind === 'voice';
        case 'task':
        case 'tasks':
            return domain === undefined || domain.kind !== 'voice';
        default:
            return true;
    }
}

function isAboutAgents(place: Place, facts: TopologyFacts): boolean {
    const { rest } = place.reading;
    return !rest.includes('.') && !rest.includes('--') && subjectAgents(place.reading, facts).length > 0;
}

function isKnown(name: string | undefined, facts: TopologyFacts): boolean {
    return name !== undefined && (facts.components.has(name) || facts.agents.has(name));
}

/** `logged in to Email`, but `NOT_READY in Email`. */
function fitsPreposition(keyword: string, place: Place): boolean {
    const isLoggedIn = place.reading.rest.includes('logged');
    return keyword === 'in' ? !isLoggedIn : keyword === 'to' ? isLoggedIn : true;
}

function fitsAgentState(state: string, place: Place, facts: TopologyFacts): boolean {
    if (place.reading.rest.some((word) => word === 'agent' || word === 'agents')) {
        return true;
    }
    if (!isAboutAgents(place, facts)) {
        return false;
    }
    const domains = domainsOfAll(subjectAgents(place.reading, facts), facts);
    return domains.some((domain) => fitsDomain(state, domain.kind === 'voice'));
}

function countOf(facts: TopologyFacts, kind: string): number {
    return [...facts.components.values()].filter((component) => component.kind === kind).length;
}

// ---------------------------------------------------------------------------------------------------------------------
// Number

const PLURAL_VERBS: ReadonlySet<string> = new Set([
    'log',
    'become',
    'stop',
    'answer',
    'hold',
    'retrieve',
    'pause',
    'resume',
]);

/** One agent `logs in`, two `log in`; `1 time`, `2 times`. The other form is understood but not offered. */
function fitsNumber(keyword: string, rule: string, place: Place): boolean {
    const isOne =
        place.reading.subjects.length === 1 && place.facts?.teams.has(place.reading.subjects[0] ?? '') !== true;
    if (AGENT_VERBS.has(rule)) {
        const isPlural = PLURAL_VERBS.has(keyword);
        const isSingular = PLURAL_VERBS.has(keyword.replace(/s$/, '')) && !isPlural;
        return isPlural ? !isOne : isSingular ? isOne : true;
    }
    switch (keyword) {
        case 'is':
            return rule === 'AgentPredicate' ? isOne : countedOne(place);
        case 'was':
            return rule !== 'AgentPredicate' || isOne;
        case 'were':
            return !isOne;
        case 'are':
            return rule === 'AgentPredicate' ? !isOne : !countedOne(place);
        case 'task':
        case 'call':
        case 'agent':
        case 'time':
            return rule === 'DomainLimit' || rule === 'DomainType' || countedOne(place);
        case 'tasks':
        case 'calls':
        case 'agents':
        case 'times':
            return rule === 'AgentGroup' || !countedOne(place);
        case 'ends':
            return false;
        default:
            return true;
    }
}

/** Whether the last count of the statement, if there is one, is 1. */
function countedOne(place: Place): boolean {
    const count = place.reading.rest.findLast((word) => /^\d+$/.test(word) || isCountParameter(word, place));
    return count === undefined || count === '1';
}

// ---------------------------------------------------------------------------------------------------------------------
// Once only

function isThereAlready(rule: string, keyword: string, place: Place): boolean {
    const { words, ownerName } = place.position;
    switch (rule) {
        case 'DurationOption':
        case 'SeedOption':
            if (words[0] === 'case') {
                return words.includes(keyword);
            }
            return timelineMembers(place).some((member) => member.$type === rule);
        case 'WorkOption':
            return words.includes(keyword);
        case 'DomainLimit':
        case 'InterruptibleOption': {
            const members = place.facts?.domains.get(ownerName ?? '')?.node.members ?? [];
            return members.some(
                (member) => member.$type === rule && (member.$type !== 'DomainLimit' || member.kind === keyword),
            );
        }
        default:
            return isThereInSystem(rule, keyword, place);
    }
}
