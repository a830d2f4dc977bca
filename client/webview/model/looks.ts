/**
 * Looks: what the states of lanes look like, in one ascending order of severity.
 *
 * A look is stored as its place in {@link LOOKS}, so that "the most severe state wins a pixel" is a maximum of bytes.
 */

import { familyOf } from '../../../simulator/rules/registry.ts';
import type { LaneState } from '../../../simulator/trace/lanes.ts';
import type { LaneKind } from '../../../simulator/trace/trace.ts';
import type { Tone } from './tones.ts';

/** What a bar is hatched with, so that colour is not the only sign. */
export const PATTERNS = ['plain', 'rising', 'falling', 'crossed', 'upright', 'dotted'] as const;
export type Pattern = (typeof PATTERNS)[number];

/** What an interval looks like. */
export interface Look {
    readonly kind: LaneKind | 'none';
    readonly state: LaneState | '';
    /** Whether a failure put the lane into the state, rather than what the agent did. */
    readonly imposed: boolean;
    readonly tone: Tone;
    readonly pattern: Pattern;
}

/** Rising: it is lost; falling: it is there but does not serve. */
const TONE_PATTERNS: Readonly<Partial<Record<Tone, Pattern>>> = { bad: 'rising', warning: 'falling' };

function look(kind: LaneKind, state: LaneState, tone: Tone, pattern: Pattern = TONE_PATTERNS[tone] ?? 'plain'): Look {
    return { kind, state, imposed: false, tone, pattern };
}

function imposed(state: LaneState, tone: Tone): Look {
    return { ...look('membership', state, tone), imposed: true };
}

/**
 * All looks, the least severe first. Dotted: on its way to another state; upright: at rest until somebody acts; crossed: it
 * has a reason of its own that a person must look at.
 */
export const LOOKS: readonly Look[] = [
    { kind: 'none', state: '', imposed: false, tone: 'none', pattern: 'plain' },
    look('task', 'ENDED', 'none'),
    look('component', 'UP', 'calm'),
    look('link', 'UP', 'calm'),
    look('path', 'OPEN', 'calm'),
    look('transfer', 'IN_SYNC', 'calm'),
    look('router', 'PAIR_DISABLED', 'quiet'),
    look('router', 'PAIR_ENABLED', 'calm'),
    look('acd-connection', 'DIRECT', 'calm'),
    look('acd-connection', 'EVENT_LINK', 'calm'),
    look('acd-connection', 'CMI', 'good'),
    look('media-connection', 'ACTIVE', 'calm'),
    look('router', 'ISOLATED_ENABLED', 'good'),
    look('transfer', 'ONE_SIDED', 'quiet', 'upright'),
    look('component', 'STANDBY', 'quiet'),
    look('component', 'ACTIVE', 'good'),
    look('membership', 'LOGGED_OUT', 'none'),
    look('membership', 'NOT_READY', 'quiet'),
    look('membership', 'AVAILABLE', 'good'),
    look('membership', 'BUSY_OTHER', 'quiet', 'dotted'),
    look('membership', 'WORK_READY', 'held'),
    look('membership', 'WORK_NOT_READY', 'held'),
    look('membership', 'RESERVED', 'waiting'),
    look('membership', 'ACTIVE', 'busy'),
    look('membership', 'TALKING', 'busy'),
    look('membership', 'PAUSED', 'held', 'upright'),
    look('membership', 'HOLD', 'held', 'upright'),
    look('membership', 'INTERRUPTED', 'held', 'falling'),
    imposed('NOT_READY', 'warning'),
    imposed('LOGGED_OUT', 'bad'),
    look('task', 'WRAPUP', 'held'),
    look('task', 'ACTIVE', 'busy'),
    look('task', 'OFFERED', 'good'),
    look('task', 'QUEUED', 'waiting'),
    look('task', 'PAUSED', 'held', 'upright'),
    look('task', 'INTERRUPTED', 'held', 'falling'),
    look('task', 'WAITING', 'warning'),
    look('component', 'STARTING', 'waiting', 'dotted'),
    look('transfer', 'TRANSFERRING', 'waiting', 'dotted'),
    look('router', 'TEST', 'waiting', 'dotted'),
    look('acd-connection', 'CONNECTING', 'waiting', 'dotted'),
    look('media-connection', 'WAITING_FOR_CLIENT', 'waiting', 'dotted'),
    look('path', 'CACHING', 'waiting', 'upright'),
    look('path', 'ROUTING_DISABLED', 'warning'),
    look('transfer', 'OUT_OF_SYNC', 'warning'),
    look('router', 'ISOLATED_DISABLED', 'warning'),
    look('component', 'OFFLINE', 'warning'),
    look('component', 'STOPPED', 'warning', 'upright'),
    look('media-connection', 'NOT_CONNECTED', 'bad'),
    look('media-connection', 'AUTHENTICATION_FAILURE', 'bad', 'crossed'),
    look('media-connection', 'NOTIFIER_CONNECTION_FAILURE', 'bad', 'crossed'),
    look('acd-connection', 'NOT_CONNECTED', 'bad'),
    look('path', 'DISCONNECTED', 'bad'),
    look('router', 'OUT_OF_SERVICE', 'bad'),
    look('component', 'DOWN', 'bad'),
    look('link', 'DOWN', 'bad'),
];

/** The look of what is not there. */
export const NO_LOOK = 0;

const INDEX: ReadonlyMap<string, number> = new Map(
    LOOKS.map(({ kind, state, imposed }, index) => [`${kind} ${state} ${imposed}`, index]),
);

/** Place in {@link LOOKS} of a state; `imposed` counts only where it makes a difference. */
export function lookIndex(kind: LaneKind, state: LaneState, imposed: boolean): number {
    const plain = INDEX.get(`${kind} ${state} false`) ?? NO_LOOK;
    return imposed ? (INDEX.get(`${kind} ${state} true`) ?? plain) : plain;
}

/** The look at a place in {@link LOOKS}. */
export function lookAt(index: number): Look {
    const found = LOOKS[index] ?? LOOKS[NO_LOOK];
    if (found === undefined) {
        throw new RangeError(`there is no look ${index}`);
    }
    return found;
}

const NORMAL_FAMILIES: ReadonlySet<string> = new Set(['agent', 'task', 'call', 'timeline', 'order']);

/** Rules about failures that give agents back the state that they had. */
const RESTORING: ReadonlySet<string> = new Set(['pg/agents-restored', 'desktop/agents-restored', 'pim/states-resent']);

/** Whether a rule takes something away, so that the states it leads to are imposed. */
export function isImposing(ruleId: string): boolean {
    return !NORMAL_FAMILIES.has(familyOf(ruleId)) && !RESTORING.has(ruleId);
}
