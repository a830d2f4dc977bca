/** What the keys do on the timeline; the visible list of keys is made of the same data. */

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
        title: 'Rows',
        bindings: [
            { command: 'row-up', keys: ['ArrowUp'], does: 'Row above' },
            { command: 'row-down', keys: ['ArrowDown'], does: 'Row below' },
            { command: 'page-up', keys: ['PageUp'], does: 'Rows above' },
            { command: 'page-down', keys: ['PageDown'], does: 'Rows below' },
            { command: 'choose', keys: ['Enter', ' '], does: 'Why? of the state at the cursor; open or close a group' },
            { command: 'why', keys: ['w'], does: 'Why? of the state at the cursor, of a group’s owner too' },
            { command: 'inject', keys: ['i'], does: 'Let the component or link fail, or restore it, at the cursor' },
            { command: 'pin', keys: ['t'], does: 'Pin the row to the top, or unpin it' },
            { command: 'move-row-up', keys: ['ArrowUp'], alt: true, does: 'Move the row up in its group' },
            { command: 'move-row-down', keys: ['ArrowDown'], alt: true, does: 'Move the row down in its group' },
            { command: 'close-groups', keys: ['c'], does: 'Close all groups' },
            { command: 'open-groups', keys: ['o'], does: 'Open all groups' },
            { command: 'lanes', keys: ['a'], does: 'Lanes that change, that a failure touched, or all' },
            { command: 'filter', keys: ['/'], does: 'Filter lanes by name' },
        ],
    },
    {
        title: 'Time',
        bindings: [
            { command: 'next-change', keys: ['.', 'n'], does: 'Cursor to the next change of the row' },
            { command: 'previous-change', keys: [',', 'p'], does: 'Cursor to the previous change of the row' },
            { command: 'next-failure', keys: ['x'], does: 'Zoom to the next failure' },
            { command: 'previous-failure', keys: ['X'], shift: true, does: 'Zoom to the previous failure' },
            { command: 'cursor-left', keys: ['ArrowLeft'], shift: true, does: 'Cursor left' },
            { command: 'cursor-right', keys: ['ArrowRight'], shift: true, does: 'Cursor right' },
            { command: 'cursor-start', keys: ['Home'], does: 'Cursor to the start' },
            { command: 'cursor-end', keys: ['End'], does: 'Cursor to the end' },
            { command: 'pan-left', keys: ['ArrowLeft'], does: 'Move left' },
            { command: 'pan-right', keys: ['ArrowRight'], does: 'Move right' },
            { command: 'zoom-in', keys: ['+', '='], does: 'Zoom in at the cursor' },
            { command: 'zoom-out', keys: ['-', '_'], does: 'Zoom out' },
            { command: 'zoom-to-fit', keys: ['0'], does: 'Show all of the run' },
            { command: 'zoom-to-selection', keys: ['z'], does: 'Zoom to the marked span, else to the selected state' },
        ],
    },
    {
        title: 'Find and measure',
        bindings: [
            { command: 'find', keys: ['f'], does: 'Find a lane, state, message or statement by text' },
            { command: 'find-next', keys: ['F3'], does: 'Next of what was found; Enter in the search field' },
            { command: 'find-previous', keys: ['F3'], shift: true, does: 'Previous of what was found' },
            { command: 'span-start', keys: ['s'], does: 'Begin a span at the cursor, to see its sums' },
            { command: 'span-end', keys: ['e'], does: 'End the span at the cursor' },
            { command: 'first-marker', keys: ['1'], does: 'First marker to the cursor; away, if it is there' },
            { command: 'second-marker', keys: ['2'], does: 'Second marker to the cursor; away, if it is there' },
            { command: 'arrows', keys: ['m'], does: 'Messages as arrows, or not' },
            { command: 'clear', keys: ['Escape'], does: 'Select nothing; then no span' },
            { command: 'export', keys: ['d'], does: 'Download as picture, table, trace or page' },
            { command: 'help', keys: ['?'], does: 'This list' },
        ],
    },
];

export const KEY_BINDINGS: readonly KeyBinding[] = KEY_SECTIONS.flatMap(({ bindings }) => bindings);

/** Keys that play a run, wherever in the panel the focus is. */
export const PLAY_KEY_BINDINGS: readonly (Omit<KeyBinding, 'command'> & { readonly command: PlayCommand })[] = [
    { command: 'play', keys: ['k'], does: 'Play, pause' },
    { command: 'next-event', keys: ['l'], does: 'Next event: anything that happens' },
    { command: 'previous-event', keys: ['j'], does: 'Previous event' },
    { command: 'next-transition', keys: ['L'], shift: true, does: 'Next change of any state' },
    { command: 'previous-transition', keys: ['J'], shift: true, does: 'Previous change of any state' },
    { command: 'faster', keys: ['>'], does: 'Play faster' },
    { command: 'slower', keys: ['<'], does: 'Play slower' },
];

/** Keys in the topology, while one of its boxes has the focus. */
export const TOPOLOGY_KEYS: readonly Omit<KeyBinding, 'command'>[] = [
    { keys: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'], does: 'Next box in that direction' },
    { keys: ['Enter', ' '], does: 'States, links and declaration of the box; its lane in the timeline' },
    { keys: ['i'], does: 'Let it fail, or restore it' },
    { keys: ['o'], does: 'Open or close the box' },
    { keys: ['+', '-', '0'], does: 'Zoom in, zoom out, show all' },
    { keys: ['Escape'], does: 'Close what is told of a box' },
];

/** Keys in the tables, the sequence and the tabs. */
export const VIEW_KEYS: readonly Omit<KeyBinding, 'command'>[] = [
    { keys: ['ArrowLeft', 'ArrowRight'], does: 'Next tab' },
    { keys: ['ArrowUp', 'ArrowDown', 'Home', 'End'], does: 'Another row' },
    { keys: ['Enter'], does: 'Show the row in the timeline, and why' },
    { keys: ['Ctrl+C'], does: 'Copy the row' },
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
    ' ': 'Space',
    Escape: 'Esc',
    PageUp: 'Page Up',
    PageDown: 'Page Down',
};

/** A key of a binding as it is printed. */
export function keyName(key: string, { shift, alt }: Pick<KeyBinding, 'shift' | 'alt'> = {}): string {
    const name = KEY_NAMES[key] ?? (shift === true ? key.toUpperCase() : key);
    return `${shift === true ? 'Shift ' : ''}${alt === true ? 'Alt ' : ''}${name.length === 1 ? name.toUpperCase() : name}`;
}
