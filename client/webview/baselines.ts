/** Which run the one that is shown is compared with. */

import * as l10n from '@vscode/l10n';
import type { Plan } from '../../simulator/plan.ts';
import type { Baseline } from './model/run-differences.ts';
import type { RunPicture } from './model/run-picture.ts';

const SAVED = l10n.t('the last saved run');
const FIRST = l10n.t('the first run');

/** Another run, given by the host. */
export interface Opponent {
    readonly label: string;
    readonly plan: Plan;
}

export class Baselines {
    #saved: Baseline | undefined;
    #opponent: { readonly key: string; readonly baseline: Baseline } | undefined;

    /** Whether the run of an opponent is there, as it now is. */
    has(opponent: Opponent): boolean {
        return this.#opponent?.key === keyOf(opponent);
    }

    keepOpponent(opponent: Opponent, picture: RunPicture): void {
        this.#opponent = { key: keyOf(opponent), baseline: { label: opponent.label, picture } };
    }

    /** What was run is what is saved: later runs are compared with it. */
    keepSaved(picture: RunPicture): void {
        this.#saved = { label: SAVED, picture };
    }

    /** What a run is compared with; the first one of a panel is what others are compared with until one is saved. */
    forRun(picture: RunPicture, opponent: Opponent | undefined): Baseline | undefined {
        if (opponent !== undefined) {
            return this.#opponent?.baseline;
        }
        this.#saved ??= { label: FIRST, picture };
        return this.#saved;
    }
}

/** Plans are small beside their runs, and hold all that decides them. */
function keyOf({ label, plan }: Opponent): string {
    return JSON.stringify([label, { ...plan, sources: [] }]);
}
