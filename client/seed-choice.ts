/** Asks for another seed: some are proposed, any other can be typed. */

import { l10n, type QuickPickItem, window } from 'vscode';

export interface SeedItem extends QuickPickItem {
    /** Absent in an item that only says what a seed is. */
    readonly seed?: number;
}

const MAX_SEED = 2 ** 32 - 1;
const PROPOSALS = 5;

/** @returns the seed; nothing if the person gives up */
export function askForSeed(title: string, present: number): Promise<number | undefined> {
    const pick = window.createQuickPick<SeedItem>();
    pick.title = title;
    pick.placeholder = l10n.t('The seed decides everything that is drawn at random: choose one, or type another.');
    pick.items = seedItems('', present);
    // A panel whose menu asks for it takes the focus back at first.
    pick.ignoreFocusOut = true;
    return new Promise((chosen) => {
        pick.onDidChangeValue((typed) => {
            pick.items = seedItems(typed, present);
        });
        pick.onDidAccept(() => {
            // Enter may come before the item of what was typed does.
            const seed = seedOf(pick.value) ?? pick.selectedItems[0]?.seed;
            if (seed !== undefined) {
                chosen(seed);
                pick.hide();
            }
        });
        pick.onDidHide(() => {
            chosen(undefined);
            pick.dispose();
        });
        pick.show();
    });
}

/** The seed that was typed; while nothing is, those that follow the present one. */
function seedItems(typed: string, present: number): readonly SeedItem[] {
    if (typed.trim() === '') {
        return Array.from({ length: PROPOSALS }, (_, place) => seedItem((present + place + 1) % (MAX_SEED + 1)));
    }
    const seed = seedOf(typed);
    return seed === undefined
        ? [{ label: l10n.t('A seed is a whole number from 0 to {0}, such as 8.', MAX_SEED), alwaysShow: true }]
        : [{ ...seedItem(seed), alwaysShow: true }];
}

function seedItem(seed: number): SeedItem {
    return { label: l10n.t('Seed {0}', seed), seed };
}

/** The seed that a text is; nothing if it is none. */
function seedOf(text: string): number | undefined {
    const seed = /^\s*\d{1,10}\s*$/.test(text) ? Number(text) : Number.NaN;
    return seed <= MAX_SEED ? seed : undefined;
}
