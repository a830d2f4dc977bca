/** What the keys do on the timeline; the visible list of keys is made of the same data. */

import * as l10n from '@vscode/l10n';
import type { PlayCommand } from './play.ts';

export type TimelineCommand =
    | 'zoom-in'
    | 'zoom-out'
    | 'zoom-to-fit'
    | 'zoom-to-selection'
    | 'next-failure'
    | 'previous-failure'
    | 'pan-left'
    | 'pan-right'
    | 'cursor-left'
    | 'cursor-right'
    | 'cursor-start'
    | 'cursor-end'
    | 'row-up'
    | 'row-down'
    | 'page-up'
    | 'page-down'
    | 'next-change'
    | 'previous-change'
    | 'choose'
    | 'inject'
    | 'why'
    | 'pin'
    | 'move-row-up'
    | 'move-row-down'
    | 'close-groups'
    | 'open-groups'
    | 'span-start'
    | 'span-end'
    | 'first-marker'
    | 'second-marker'
    | 'export'
    | 'clear'
    | 'find'
    | 'find-next'
    | 'find-previous'
    | 'filter'
    | 'arrows'
    | 'lanes'
    | 'help'
    /** Puts the focus on the timeline; has no key, for keys are given there. */
    | 'focus';

export interface KeyBinding {
    readonly command: TimelineCommand;
    /** Values of `KeyboardEvent.key`; with Shift or Alt where it says so. */
    readonly keys: readonly string[];
    readonly shift?: boolean;
    readonly alt?: boolean;
    readonly does: string;
}

/** Keys that belong together in the list. */
export interface KeySection {
    readonly title: string;
    readonly bindings: readonly KeyBinding[];
}

export const KEY_SECTIONS: readonly KeySection[] = [
    {
        title: l10n.t('Rows'),
        bindings: [
            { command: 'row-up', keys: ['ArrowUp'], does: l10n.t('Row above') },
            { command: 'row-down', keys: ['ArrowDown'], does: l10n.t('Row below') },
            { command: 'page-up', keys: ['PageUp'], does: l10n.t('Rows above') },
            { command: 'page-down', keys: ['PageDown'], does: l10n.t('Rows below') },
            {
                command: 'choose',
                keys: ['Enter', ' '],
                does: l10n.t('Why? of the state at the cursor; open or close a group'),
            },
            { command: 'why', keys: ['w'], does: l10n.t('Why? of the state at the cursor, of a group’s owner too') },
            {
                command: 'inject',
                keys: ['i'],
                does: l10n.t('Let the component or link fail, or restore it, at the cursor'),
            },
            { command: 'pin', keys: ['t'], does: l10n.t('Pin the row to the top, or unpin it') },
            { command: 'move-row-up', keys: ['ArrowUp'], alt: true, does: l10n.t('Move the row up in its group') },
            {
                command: 'move-row-down',
                keys: ['ArrowDown'],
                alt: true,
                does: l10n.t('Move the row down in its group'),
            },
            { command: 'close-groups', keys: ['c'], does: l10n.t('Close all groups') },
            { command: 'open-groups', keys: ['o'], does: l10n.t('Open all groups') },
            { command: 'lanes', keys: ['a'], does: l10n.t('Lanes that change, that a failure touched, or all') },
            { command: 'filter', keys: ['/'], does: l10n.t('Filter lanes by name') },
        ],
    },
    {
        title: l10n.t('Time'),
        bindings: [
            { command: 'next-change', keys: ['.', 'n'], does: l10n.t('Cursor to the next change of the row') },
            { command: 'previous-change', keys: [',', 'p'], does: l10n.t('Cursor to the previous change of the row') },
            { command: 'next-failure', keys: ['x'], does: l10n.t('Zoom to the next failure') },
            { command: 'previous-failure', keys: ['X'], shift: true, does: l10n.t('Zoom to the previous failure') },
            { command: 'cursor-left', keys: ['ArrowLeft'], shift: true, does: l10n.t('Cursor left') },
            { command: 'cursor-right', keys: ['ArrowRight'], shift: true, does: l10n.t('Cursor right') },
            { command: 'cursor-start', keys: ['Home'], does: l10n.t('Cursor to the start') },
            { command: 'cursor-end', keys: ['End'], does: l10n.t('Cursor to the end') },
            { command: 'pan-left', keys: ['ArrowLeft'], does: l10n.t('Move left') },
            { command: 'pan-right', keys: ['ArrowRight'], does: l10n.t('Move right') },
            { command: 'zoom-in', keys: ['+', '='], does: l10n.t('Zoom in at the cursor') },
            { command: 'zoom-out', keys: ['-', '_'], does: l10n.t('Zoom out') },
            { command: 'zoom-to-fit', keys: ['0'], does: l10n.t('Show all of the run') },
            {
                command: 'zoom-to-selection',
                keys: ['z'],
                does: l10n.t('Zoom to the marked span, else to the selected state'),
            },
        ],
    },
    {
        title: l10n.t('Find and measure'),
        bindings: [
            { command: 'find', keys: ['f'], does: l10n.t('Find a lane, state, message or statement by text') },
            { command: 'find-next', keys: ['F3'], does: l10n.t('Next of what was found; Enter in the search field') },
            { command: 'find-previous', keys: ['F3'], shift: true, does: l10n.t('Previous of what was found') },
            { command: 'span-start', keys: ['s'], does: l10n.t('Begin a span at the cursor, to see its sums') },
            { command: 'span-end', keys: ['e'], does: l10n.t('End the span at the cursor') },
            { command: 'first-marker', keys: ['1'], does: l10n.t('First marker to the cursor; away, if it is there') },
            {
                command: 'second-marker',
                keys: ['2'],
                does: l10n.t('Second marker to the cursor; away, if it is there'),
            },
            { command: 'arrows', keys: ['m'], does: l10n.t('Messages as arrows, or not') },
            { command: 'clear', keys: ['Escape'], does: l10n.t('Select nothing; then no span') },
            { command: 'export', keys: ['d'], does: l10n.t('Download as picture, table, trace or page') },
            { command: 'help', keys: ['?'], does: l10n.t('This list') },
        ],
    },
];

export const KEY_BINDINGS: readonly KeyBinding[] = KEY_SECTIONS.flatMap(({ bindings }) => bindings);

/** Keys that play a run, wherever in the panel the focus is. */
export const PLAY_KEY_BINDINGS: readonly (Omit<KeyBinding, 'command'> & { readonly command: PlayCommand })[] = [
    { command: 'play', keys: ['k'], does: l10n.t('Play, pause') },
    { command: 'next-event', keys: ['l'], does: l10n.t('Next event: anything that happens') },
    { command: 'previous-event', keys: ['j'], does: l10n.t('Previous event') },
    { command: 'next-transition', keys: ['L'], shift: true, does: l10n.t('Next change of any state') },
    { command: 'previous-transition', keys: ['J'], shift: true, does: l10n.t('Previous change of any state') },
    { command: 'faster', keys: ['>'], does: l10n.t('Play faster') },
    { command: 'slower', keys: ['<'], does: l10n.t('Play slower') },
    {
        command: 'debug',
        keys: ['g'],
        does: l10n.t('Go to this state in the debugger, where it has stopped in this run'),
    },
];

/** Keys in the topology, while one of its boxes has the focus. */
export const TOPOLOGY_KEYS: readonly Omit<KeyBinding, 'command'>[] = [
    { keys: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'], does: l10n.t('Next box in that direction') },
    { keys: ['Enter', ' '], does: l10n.t('States, links and declaration of the box; its lane in the timeline') },
    { keys: ['i'], does: l10n.t('Let it fail, or restore it') },
    { keys: ['o'], does: l10n.t('Open or close the box') },
    { keys: ['+', '-', '0'], does: l10n.t('Zoom in, zoom out, show all') },
    { keys: ['Escape'], does: l10n.t('Close what is told of a box') },
];

/** Keys in the tables, the sequence and the tabs. */
export const VIEW_KEYS: readonly Omit<KeyBinding, 'command'>[] = [
    { keys: ['ArrowLeft', 'ArrowRight'], does: l10n.t('Next tab') },
    { keys: ['ArrowUp', 'ArrowDown', 'Home', 'End'], does: l10n.t('Another row') },
    { keys: ['Enter'], does: l10n.t('Show the row in the timeline, and why') },
    { keys: ['Ctrl+C'], does: l10n.t('Copy the row') },
];

/** A key as a listener gets it. */
export interface KeyPress {
    readonly key: string;
    readonly shiftKey: boolean;
    readonly ctrlKey: boolean;
    readonly metaKey: boolean;
    readonly altKey: boolean;
}

/** Keys that mean two things, with Shift and without. */
const SHIFTED = new Set(['ArrowLeft', 'ArrowRight', 'F3']);

/** The command of a key; keys with Control or Command belong to the editor, as do those with Alt that are not ours. */
export function commandOf(press: KeyPress): TimelineCommand | undefined {
    if (press.ctrlKey || press.metaKey) {
        return undefined;
    }
    return KEY_BINDINGS.find(
        ({ keys, shift, alt }) =>
            keys.includes(press.key) &&
            (alt === true) === press.altKey &&
            (!SHIFTED.has(press.key) || (shift === true) === press.shiftKey),
    )?.command;
}

/** The command of a key that plays; keys with Control, Command or Alt belong to the editor. */
export function playCommandOf(press: KeyPress): PlayCommand | undefined {
    return press.ctrlKey || press.metaKey || press.altKey
        ? undefined
        : PLAY_KEY_BINDINGS.find(({ keys }) => keys.includes(press.key))?.command;
}

const KEY_NAMES: Readonly<Record<string, string>> = {
    ArrowUp: '↑',
    ArrowDown: '↓',
    ArrowLeft: '←',
    ArrowRight: '→',
    ' ': l10n.t('Space'),
    Escape: 'Esc',
    PageUp: l10n.t('Page Up'),
    PageDown: l10n.t('Page Down'),
    Home: l10n.t('Home'),
    End: l10n.t('End'),
    Enter: l10n.t('Enter'),
    'Ctrl+C': l10n.t('Ctrl+C'),
};

/** A key of a binding as it is printed. */
export function keyName(key: string, { shift, alt }: Pick<KeyBinding, 'shift' | 'alt'> = {}): string {
    const name = KEY_NAMES[key] ?? (shift === true ? key.toUpperCase() : key);
    return `${shift === true ? `${l10n.t('Shift')} ` : ''}${alt === true ? 'Alt ' : ''}${name.length === 1 ? name.toUpperCase() : name}`;
}
