/** The figures of interval reports, by the names that reports of the field use. */

/** Of what there are interval reports. */
export const REPORT_SCOPES = ['agent', 'skill-group', 'domain', 'peripheral'] as const;
export type ReportScope = (typeof REPORT_SCOPES)[number];

/** Every figure, in the order of a report's columns. */
export const FIGURE_NAMES = [
    'arrived',
    'offered',
    'answered',
    'handled',
    'abandoned',
    'redirected',
    'terminated',
    'rejected',
    'queueMs',
    'maxWaitMs',
    'talkMs',
    'holdMs',
    'wrapUpMs',
    'handleMs',
    'loggedOnMs',
    'notReadyMs',
    'availableMs',
    'reservedMs',
    'activeMs',
    'pausedMs',
    'interruptedMs',
    'workNotReadyMs',
    'workReadyMs',
    'busyOtherMs',
] as const;
export type ReportFigureName = (typeof FIGURE_NAMES)[number];

export interface ReportFigure {
    /** Tasks, calls or requests; or milliseconds. */
    readonly unit: 'count' | 'ms';
    /** What a report's column is headed with. */
    readonly title: string;
    /** What it says, in one sentence. */
    readonly meaning: string;
    /** The reports that have it. */
    readonly scopes: readonly ReportScope[];
}

const OF_QUEUES: readonly ReportScope[] = ['skill-group', 'domain', 'peripheral'];

export const FIGURES: Readonly<Record<ReportFigureName, ReportFigure>> = {
    arrived: count('Arrived', 'Tasks and calls that arrived or were assigned.', OF_QUEUES),
    offered: count('Offered', 'Offers to agents; a task that is offered twice counts twice.'),
    answered: count('Answered', 'Tasks and calls that an agent started.'),
    handled: count('Handled', 'Tasks and calls that an agent completed, wrap-up included.'),
    abandoned: count('Abandoned', 'Given up, or over in the queue, before an agent started them.'),
    redirected: count('Redirected on no answer', 'Offers that an agent did not take within the start timeout.'),
    terminated: count('Terminated', 'Ended by a failure or a time limit: with disposition 40, 41 or 42.'),
    rejected: count('Rejected', 'Routing requests answered with NEW_TASK_FAILURE.', ['skill-group', 'domain']),
    queueMs: time('Queue time', 'Time that tasks spent in the queue of the CallRouter.', OF_QUEUES),
    maxWaitMs: time('Max wait', 'Longest time from arrival until answered or given up, by the interval of its end.'),
    talkMs: time('Talk time', 'Time that tasks were active.'),
    holdMs: time('Hold time', 'Time that tasks were on hold, paused or interrupted.'),
    wrapUpMs: time('Wrap-up time', 'Time that tasks were in wrap-up.'),
    handleMs: time('Handle time', 'Talk time, hold time and wrap-up time together.'),
    loggedOnMs: time('Logged on', 'Time that agents were logged on.'),
    notReadyMs: time('Not ready', 'Time that agents were in NOT_READY.'),
    availableMs: time('Available', 'Time that agents were in AVAILABLE.'),
    reservedMs: time('Reserved', 'Time that agents were in RESERVED.'),
    activeMs: time('Active', 'Time that agents were in ACTIVE or TALKING.'),
    pausedMs: time('Paused', 'Time that agents were in PAUSED or HOLD.'),
    interruptedMs: time('Interrupted', 'Time that agents were in INTERRUPTED.'),
    workNotReadyMs: time('Work not ready', 'Time that agents were in WORK_NOT_READY.'),
    workReadyMs: time('Work ready', 'Time that agents were in WORK_READY.'),
    busyOtherMs: time('Busy other', 'Time that agents were busy with work of another skill group.', ['skill-group']),
};

/** The figures that reports of a scope have, in the order of their columns. */
export function figuresOf(scope: ReportScope): readonly ReportFigureName[] {
    return FIGURE_NAMES.filter((name) => FIGURES[name].scopes.includes(scope));
}

/** A value for every figure; `of` gets the name and its place in {@link FIGURE_NAMES}. */
export function valuesOf(of: (name: ReportFigureName, place: number) => number): FigureValues {
    const values: Record<ReportFigureName, number> = { ...NO_VALUES };
    FIGURE_NAMES.forEach((name, place) => {
        values[name] = of(name, place);
    });
    return values;
}

/** A value for every figure, in its unit. */
export type FigureValues = Readonly<Record<ReportFigureName, number>>;

const NO_VALUES: FigureValues = {
    arrived: 0,
    offered: 0,
    answered: 0,
    handled: 0,
    abandoned: 0,
    redirected: 0,
    terminated: 0,
    rejected: 0,
    queueMs: 0,
    maxWaitMs: 0,
    talkMs: 0,
    holdMs: 0,
    wrapUpMs: 0,
    handleMs: 0,
    loggedOnMs: 0,
    notReadyMs: 0,
    availableMs: 0,
    reservedMs: 0,
    activeMs: 0,
    pausedMs: 0,
    interruptedMs: 0,
    workNotReadyMs: 0,
    workReadyMs: 0,
    busyOtherMs: 0,
};

function count(title: string, meaning: string, scopes: readonly ReportScope[] = REPORT_SCOPES): ReportFigure {
    return { unit: 'count', title, meaning, scopes };
}

function time(title: string, meaning: string, scopes: readonly ReportScope[] = REPORT_SCOPES): ReportFigure {
    return { unit: 'ms', title, meaning, scopes };
}
