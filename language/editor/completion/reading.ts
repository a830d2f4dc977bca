/** What a statement that is being typed is about, read from its words. */

import type { AgentFact, ComponentFact, DomainFact, TopologyFacts } from '../topology-facts.ts';

export interface Reading {
    readonly words: readonly string[];
    /** Words after the time: `A101 , A102 log in to`. */
    readonly rest: readonly string[];
    /** The names at the start of `rest`, separated by commas. */
    readonly subjects: readonly string[];
    /** The dotted path that ends at the cursor, with the dot that it may end with. */
    readonly path: string;
    /** The path before `--`, where the cursor is at the other end. */
    readonly linkedFrom?: string;
    readonly action?: NamedAction;
}

const NAMED_ACTIONS = ['fail', 'stop', 'start', 'restart', 'cut', 'restore', 'change'] as const;

/** An action that names components or links. */
export type NamedAction = (typeof NAMED_ACTIONS)[number];

function isNamedAction(word: string | undefined): word is NamedAction {
    return NAMED_ACTIONS.some((each) => each === word);
}

/** Reads a statement up to the cursor. */
export function read(words: readonly string[]): Reading {
    const rest = words.slice(timeLength(words));
    const path = pathEndingAt(words, words.length);
    const beforePath = words.length - wordCount(path);
    const isFarEnd = words[beforePath - 1] === '--';
    const action = rest[0];
    return {
        words,
        rest,
        subjects: subjectsOf(rest),
        path,
        ...(isFarEnd ? { linkedFrom: pathEndingAt(words, beforePath - 1) } : {}),
        ...(isNamedAction(action) ? { action } : {}),
    };
}

/** Agents that a statement is about; empty unless all of its subjects are agents. */
export function subjectAgents(reading: Reading, facts: TopologyFacts): readonly AgentFact[] {
    const agents = reading.subjects.map((name) => facts.agents.get(name) ?? memberOfTeam(name, facts, new Set()));
    return agents.every((agent) => agent !== undefined) ? agents.filter((agent) => agent !== undefined) : [];
}

/** An agent of a team, who stands for all of it. */
function memberOfTeam(name: string, facts: TopologyFacts, seen: ReadonlySet<string>): AgentFact | undefined {
    const team = seen.has(name) ? undefined : facts.teams.get(name);
    const [first] = team?.agents.split(/, |\.\./) ?? [];
    return first === undefined
        ? undefined
        : (facts.agents.get(first) ?? memberOfTeam(first, facts, new Set([...seen, name])));
}

/** The component that a statement starts with, if it starts with one. */
export function subjectComponent(reading: Reading, facts: TopologyFacts): ComponentFact | undefined {
    return facts.components.get(reading.subjects[0] ?? '');
}

/** The domains that all of some agents handle. */
export function domainsOfAll(agents: readonly AgentFact[], facts: TopologyFacts): readonly DomainFact[] {
    return [...facts.domains.values()].filter((domain) =>
        agents.every((agent) => agent.handles.some((each) => each.domain === domain.name)),
    );
}

/** The words of the part of a statement that the cursor is in: behind `with` or the last comma of a case or inclusion. */
export function clauseOf(words: readonly string[]): readonly string[] {
    const hasArguments = words[0] === 'case' || words[0] === 'include';
    return hasArguments ? words.slice(1 + words.findLastIndex((word) => word === ',' || word === 'with')) : words;
}

/** Names that are already in the comma-separated list before the cursor. */
export function listedBefore(words: readonly string[]): ReadonlySet<string> {
    const listed = new Set<string>();
    for (let index = words.length - 1; index > 0 && words[index] === ','; index -= 2) {
        listed.add(words[index - 1] ?? '');
    }
    return listed;
}

/** How many words a statement's time has: `at 5s`, `every 6s .. 8s from 1min`, `expect within 1s .. 2s`. */
function timeLength(words: readonly string[]): number {
    switch (words[0]) {
        case 'at':
        case 'after':
            return 2;
        case 'every':
            return recurrenceLength(words);
        case 'expect':
            return Math.max(1 + whenLength(words.slice(1)), 1 + words.findLastIndex(isOrderWord));
        default:
            return 0;
    }
}

/** What follows one of these is about something else. */
function isOrderWord(word: string): boolean {
    return word === 'before' || word === 'after';
}

function whenLength(words: readonly string[]): number {
    switch (words[0]) {
        case 'at':
            return 2;
        case 'from':
        case 'within':
            return 4;
        default:
            return 1;
    }
}

function recurrenceLength(words: readonly string[]): number {
    let length = 1 + distributionLength(words.slice(1));
    for (const bound of ['from', 'to']) {
        length += words[length] === bound ? 2 : 0;
    }
    return length;
}

function distributionLength(words: readonly string[]): number {
    switch (words[0]) {
        case 'exponential':
            return 3;
        case 'normal':
        case 'lognormal':
            return 5;
        default:
            return words[1] === '..' ? 3 : 1;
    }
}

function subjectsOf(rest: readonly string[]): readonly string[] {
    const subjects: string[] = [];
    for (let index = 0; index < rest.length; index += 2) {
        const name = rest[index];
        if (name === undefined || !isName(name)) {
            break;
        }
        subjects.push(name);
        if (rest[index + 1] !== ',' && rest[index + 1] !== '..') {
            break;
        }
    }
    return subjects;
}

function pathEndingAt(words: readonly string[], end: number): string {
    let start = end;
    let expectsName = words[end - 1] !== '.';
    while (start > 0) {
        const word = words[start - 1] ?? '';
        if (expectsName ? !isName(word) : word !== '.') {
            break;
        }
        start--;
        expectsName = !expectsName;
    }
    const path = words.slice(start, end);
    return path[0] === '.' ? path.slice(1).join('') : path.join('');
}

function wordCount(path: string): number {
    return path === '' ? 0 : path.split(/(\.)/).filter((part) => part !== '').length;
}

function isName(word: string): boolean {
    return /^[A-Za-z_]/.test(word);
}
