import * as l10n from '@vscode/l10n';
import { formatMs } from '../../../simulator/trace/instants.ts';
import type { TraceTask } from '../../../simulator/trace/reader.ts';
import { intervalAt } from './lane-columns.ts';
import { lookAt, NO_LOOK } from './looks.ts';
import { outcomeOf, outcomeTone } from './outcomes.ts';
import type { RunPicture } from './run-picture.ts';
import { dispositionText } from './sentences.ts';
import { column, type RowTarget, type Table, type TableCell } from './table.ts';
import type { Tone } from './tones.ts';

/** Tasks with how they ended, and their state at an instant. */
export function tasksTable(picture: RunPicture, cursorMs: number): Table {
    const { reader, columns } = picture;
    const { agents, domains, components } = reader.plan.topology;
    const cells: Readonly<Record<string, (task: TraceTask) => TableCell>> = {
        task: ({ name }) => ({ text: name }),
        domain: ({ domain }) => ({ text: domains[domain]?.name ?? '' }),
        application: ({ receiver }) => ({ text: components[receiver]?.id ?? '' }),
        agent: ({ agent }) => ({ text: agent === undefined ? '' : (agents[agent]?.name ?? '') }),
        arrived: ({ arrivedMs }) => ({ text: formatMs(arrivedMs) }),
        state: ({ index }) => {
            const lane = reader.laneOf('task', index);
            const interval = intervalAt(columns, lane, cursorMs);
            const { tone } = lookAt(interval === -1 ? NO_LOOK : (columns.looks[interval] ?? NO_LOOK));
            return { text: reader.stateAt(lane, cursorMs) ?? '', tone };
        },
        outcome: ({ disposition }) => {
            if (disposition === undefined) {
                return { text: 'unfinished', tone: 'quiet' };
            }
            const outcome = outcomeOf(disposition.code);
            return { text: outcome, tone: outcomeTone(outcome) };
        },
        disposition: ({ disposition }) => ({
            text: disposition === undefined ? '' : dispositionText(disposition.code),
        }),
        reporting: ({ reporting }) => ({ text: reporting, tone: reportingTone(reporting) }),
        missing: ({ missingFromMs, missingToMs }) => ({
            text: missingToMs > missingFromMs ? `${formatMs(missingFromMs)} – ${formatMs(missingToMs)}` : '',
        }),
    };
    return {
        id: 'tasks',
        label: l10n.t('Tasks'),
        empty: l10n.t('No task arrives in this scenario.'),
        columns: [
            column('task', l10n.t('Task'), 10),
            column('agent', l10n.t('Agent'), 8),
            column('state', l10n.t('State'), 13, { moving: true }),
            column('outcome', l10n.t('Outcome'), 11),
            column('disposition', l10n.t('Disposition'), 24),
            column('reporting', l10n.t('Reports'), 10),
            column('missing', l10n.t('Missing'), 16),
            column('arrived', l10n.t('Arrived'), 11, { align: 'end' }),
            column('domain', l10n.t('Domain'), 8),
            column('application', l10n.t('Application'), 12),
        ],
        rowCount: reader.taskCount,
        cell: (row, id) => cells[id]?.(reader.task(row)) ?? { text: '' },
        sortKey: (row, id) => {
            switch (id) {
                case 'arrived':
                    return reader.task(row).arrivedMs;
                case 'disposition':
                    return reader.task(row).disposition?.code ?? -1;
                case 'missing':
                    return reader.task(row).missingToMs - reader.task(row).missingFromMs;
                default:
                    return cells[id]?.(reader.task(row)).text ?? '';
            }
        },
        target: (row) => taskTarget(picture, row, cursorMs),
    };
}

/** A task leads to its end; one that never ended to the state at the cursor, or to its last. */
function taskTarget({ reader }: RunPicture, task: number, cursorMs: number): RowTarget {
    const lane = reader.laneOf('task', task);
    const last = reader.transitions(lane).at(-1);
    if (last !== undefined && reader.stateOfEntry(last) === 'ENDED') {
        return { entry: last, atMs: reader.atMs(last) };
    }
    const now = reader.entryAt(lane, cursorMs);
    if (now !== undefined) {
        return { entry: now };
    }
    return last === undefined ? {} : { entry: last, atMs: reader.atMs(last) };
}

function reportingTone(outcome: TraceTask['reporting']): Tone {
    switch (outcome) {
        case 'full':
            return 'none';
        case 'recreated':
            return 'waiting';
        case 'partial':
            return 'warning';
        case 'none':
            return 'bad';
    }
}
