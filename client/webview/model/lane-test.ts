import { isAffected, isChanging } from './lane-columns.ts';
import type { RunPicture } from './run-picture.ts';
import type { LaneChoice } from './view-state.ts';

/** The test that lanes must pass to be shown; none where all are. Arrows of messages need both of their ends. */
export function laneTest(
    picture: RunPicture,
    nameFilter: string,
    choice: LaneChoice,
    arrows = false,
): { readonly shows?: (lane: number) => boolean } {
    const wanted = nameFilter.trim().toLowerCase();
    const { reader } = picture;
    const isNamed = (lane: number): boolean => reader.laneName(lane).toLowerCase().includes(wanted);
    if (wanted === '' && choice === 'all') {
        return {};
    }
    // Who looks for a name wants to find it, whatever else is chosen.
    return {
        shows:
            wanted === ''
                ? (lane) => isChosen(picture, lane, choice) || (arrows && picture.talkers.has(lane))
                : isNamed,
    };
}

function isChosen({ reader, columns }: RunPicture, lane: number, choice: LaneChoice): boolean {
    switch (choice) {
        case 'all':
            return true;
        case 'affected':
            return isAffected(columns, lane);
        case 'changing': {
            const kind = reader.laneKind(lane);
            return kind === 'membership' || kind === 'task' || isChanging(columns, lane);
        }
    }
}
