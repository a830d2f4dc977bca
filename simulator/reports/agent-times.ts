/** Books how long agents are in their states, in their domains and in each of their skill groups. */

import { AGENT_STATES, type AgentState } from '../states.ts';
import { FIGURE_NAMES, type ReportFigureName } from './figures.ts';
import { forGapsBetween } from './gaps.ts';
import { GroupStates } from './group-states.ts';
import type { Ledger } from './ledger.ts';
import type { MembershipGaps } from './membership-gaps.ts';
import type { ReportRows, Rows } from './rows.ts';

const FIGURE_OF_STATE: Readonly<Record<AgentState, ReportFigureName | undefined>> = {
    LOGGED_OUT: undefined,
    NOT_READY: 'notReadyMs',
    AVAILABLE: 'availableMs',
    RESERVED: 'reservedMs',
    ACTIVE: 'activeMs',
    TALKING: 'activeMs',
    HOLD: 'pausedMs',
    PAUSED: 'pausedMs',
    INTERRUPTED: 'interruptedMs',
    WORK_NOT_READY: 'workNotReadyMs',
    WORK_READY: 'workReadyMs',
    BUSY_OTHER: 'busyOtherMs',
};

/** Place of the figure that the time in a state belongs to, by index of the state; -1 for none. */
const FIGURES_BY_STATE = AGENT_STATES.map((state) => {
    const figure = FIGURE_OF_STATE[state];
    return figure === undefined ? -1 : FIGURE_NAMES.indexOf(figure);
});

/** A state that is being timed. */
interface Stay {
    figure: number;
    sinceMs: number;
}

/** The skill groups of an agent who is in several of one domain. */
interface GroupStays {
    readonly states: GroupStates;
    readonly stays: readonly { readonly group: number; readonly stay: Stay }[];
}

export class AgentTimes {
    readonly #ledger: Ledger;
    readonly #rows: ReportRows;
    readonly #gaps: MembershipGaps;
    readonly #stays: readonly Stay[];
    /** Rows of the agent's own state: also that of the skill group, if there is one only. */
    readonly #ownRows: readonly Rows[];
    readonly #groupStays: readonly (GroupStays | undefined)[];

    constructor(ledger: Ledger, rows: ReportRows, gaps: MembershipGaps) {
        this.#ledger = ledger;
        this.#rows = rows;
        this.#gaps = gaps;
        this.#stays = rows.memberships.map(() => ({ figure: -1, sinceMs: 0 }));
        this.#ownRows = rows.groupsOf.map((groups, membership) => [
            ...rows.ofAgent(membership),
            ...(groups.length === 1 ? rows.ofGroup(groups[0] ?? -1) : []),
        ]);
        this.#groupStays = rows.groupsOf.map((groups, membership) =>
            groups.length < 2 ? undefined : newGroupStays(groups, rows.isVoice(membership)),
        );
    }

    /** An agent's state in a domain changes. */
    setState(membership: number, state: number, atMs: number): void {
        const stay = this.#stays[membership];
        if (stay !== undefined) {
            this.#turn(membership, this.#ownRows[membership] ?? [], stay, FIGURES_BY_STATE[state] ?? -1, atMs);
        }
        const groups = this.#groupStays[membership];
        if (groups !== undefined) {
            groups.states.setState(AGENT_STATES[state] ?? 'LOGGED_OUT');
            this.#turnGroups(membership, groups, atMs);
        }
    }

    /** Whether it matters which tasks an agent has in hand: in several skill groups of one domain. */
    followsTasksOf(membership: number): boolean {
        return this.#groupStays[membership] !== undefined;
    }

    /** A task in an agent's hands changes its state there. */
    setTask(membership: number, task: number, group: number, state: number, atMs: number): void {
        const groups = this.#groupStays[membership];
        if (groups !== undefined) {
            groups.states.setTask(task, group, state);
            this.#turnGroups(membership, groups, atMs);
        }
    }

    /** A task leaves an agent's hands. */
    dropTask(membership: number, task: number, atMs: number): void {
        const groups = this.#groupStays[membership];
        if (groups !== undefined) {
            groups.states.dropTask(task);
            this.#turnGroups(membership, groups, atMs);
        }
    }

    /** Books what lasts until the end of the run. */
    finish(endMs: number): void {
        this.#stays.forEach((stay, membership) => {
            this.#turn(membership, this.#ownRows[membership] ?? [], stay, -1, endMs);
            for (const { group, stay: inGroup } of this.#groupStays[membership]?.stays ?? []) {
                this.#turn(membership, this.#rows.ofGroup(group), inGroup, -1, endMs);
            }
        });
    }

    #turnGroups(membership: number, { states, stays }: GroupStays, atMs: number): void {
        for (const { group, stay } of stays) {
            const figure = FIGURES_BY_STATE[AGENT_STATES.indexOf(states.in(group))] ?? -1;
            this.#turn(membership, this.#rows.ofGroup(group), stay, figure, atMs);
        }
    }

    #turn(membership: number, rows: Rows, stay: Stay, figure: number, atMs: number): void {
        if (figure === stay.figure) {
            return;
        }
        if (stay.figure >= 0 && atMs > stay.sinceMs) {
            this.#book(membership, rows, stay, atMs);
        }
        stay.figure = figure;
        stay.sinceMs = atMs;
    }

    #book(membership: number, rows: Rows, { figure, sinceMs }: Stay, toMs: number): void {
        this.#ledger.time(rows, figure, sinceMs, toMs);
        const { ofStates } = this.#gaps.of(membership);
        if (ofStates.length > 0) {
            forGapsBetween(ofStates, sinceMs, toMs, (gap, gapFromMs, gapToMs) => {
                this.#ledger.differTime(rows, figure, gapFromMs, gapToMs, gap);
            });
        }
    }
}

function newGroupStays(groups: readonly number[], voice: boolean): GroupStays {
    return {
        states: new GroupStates(voice),
        stays: groups.map((group) => ({ group, stay: { figure: -1, sinceMs: 0 } })),
    };
}
