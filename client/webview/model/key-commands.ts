/** What the keys do on the timeline; the visible list of keys is made of the same data. */

import type { PlayCommand } from './play.ts';

export type TimelineCommand =
    | 'zoom-in'
    | 'zoom-out'
    | 'zoom-to-fit'
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
    | 'clear'
    | 'filter'
    | 'arrows'
    | 'lanes'
    | 'help';

export interface KeyBinding {
    readonly command: TimelineCommand;
    /** Values of `KeyboardEvent.key`; with Shift where it says so. */
    readonly keys: readonly string[];
    readonly shift?: boolean;
    readonly does: string;
}

export const KEY_BINDINGS: readonly KeyBinding[] = [
    { command: 'row-up', keys: ['ArrowUp'], does: 'Row above' },
    { command: 'row-down', keys: ['ArrowDown'], does: 'Row below' },
    { command: 'page-up', keys: ['PageUp'], does: 'Rows above' },
    { command: 'page-down', keys: ['PageDown'], does: 'Rows below' },
    { command: 'choose', keys: ['Enter', ' '], does: 'Why? of the state at the cursor; opens and closes a group' },
    { command: 'next-change', keys: ['.', 'n'], does: 'Cursor to the next change of the row' },
    { command: 'previous-change', keys: [',', 'p'], does: 'Cursor to the previous change of the row' },
    { command: 'cursor-left', keys: ['ArrowLeft'], shift: true, does: 'Cursor left' },
    { command: 'cursor-right', keys: ['ArrowRight'], shift: true, does: 'Cursor right' },
    { command: 'cursor-start', keys: ['Home'], does: 'Cursor to the start' },
    { command: 'cursor-end', keys: ['End'], does: 'Cursor to the end' },
    { command: 'pan-left', keys: ['ArrowLeft'], does: 'Move left' },
    { command: 'pan-right', keys: ['ArrowRight'], does: 'Move right' },
    { command: 'zoom-in', keys: ['+', '='], does: 'Zoom in at the cursor' },
    { command: 'zoom-out', keys: ['-', '_'], does: 'Zoom out' },
    { command: 'zoom-to-fit', keys: ['0'], does: 'Show all of the run' },
    { command: 'lanes', keys: ['a'], does: 'Lanes that change, that a failure touched, or all' },
    { command: 'arrows', keys: ['m'], does: 'Messages as arrows, or not' },
    { command: 'inject', keys: ['i'], does: 'Let the component or link of the row fail, or restore it, at the cursor' },
    { command: 'filter', keys: ['/'], does: 'Filter lanes by name' },
    { command: 'clear', keys: ['Escape'], does: 'Select nothing' },
    { command: 'help', keys: ['?'], does: 'This list' },
];

/** Keys that play a run, wherever in the panel the focus is. */
export const PLAY_KEY_BINDINGS: readonly (Omit<KeyBinding, 'command'> & { readonly command: PlayCommand })[] = [
    { command: 'play', keys: ['k'], does: 'Play, pause' },
    { command: 'next-event', keys: ['l'], does: 'Next event: anything that happens' },
    { command: 'previous-event', keys: ['j'], does: 'Previous event' },
    { command: 'next-transition', keys: ['L'], does: 'Next change of any state' },
    { command: 'previous-transition', keys: ['J'], does: 'Previous change of any state' },
    { command: 'faster', keys: ['>'], does: 'Play faster' },
    { command: 'slower', keys: ['<'], does: 'Play slower' },
];

/** A key as a listener gets it. */
export interface KeyPress {
    readonly key: string;
    readonly shiftKey: boolean;
    readonly ctrlKey: boolean;
    readonly metaKey: boolean;
    readonly altKey: boolean;
}

/** The command of a key; keys with Control, Command or Alt belong to the editor. */
export function commandOf(press: KeyPress): TimelineCommand | undefined {
    if (press.ctrlKey || press.metaKey || press.altKey) {
        return undefined;
    }
    const isArrow = press.key === 'ArrowLeft' || press.key === 'ArrowRight';
    return KEY_BINDINGS.find(
        ({ keys, shift }) => keys.includes(press.key) && (!isArrow || (shift === true) === press.shiftKey),
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

/** A key's name as it is printed. */
export function keyName(key: string, shift: boolean): string {
    const name = KEY_NAMES[key] ?? key;
    return shift ? `Shift ${name}` : name;
}
