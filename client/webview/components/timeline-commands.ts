/** What keys and buttons do on the timeline: the active row, search, and everything that changes the view. */

import { hitsOf } from '../model/find-hits.ts';
import { toggled } from '../model/fold.ts';
import { scrollToRow, type Viewport, visibleRows } from '../model/geometry.ts';
import { injectionTarget } from '../model/injection-choices.ts';
import type { TimelineCommand } from '../model/key-commands.ts';
import type { LaneRows } from '../model/lane-rows.ts';
import { laneOfRow, type PointedTarget, stateTarget, targetAtCursor } from '../model/pointed-thing.ts';
import { foundBeside, movedBeside, pinnedChange, revealed } from '../model/row-moves.ts';
import { rowAnnouncement } from '../model/row-names.ts';
import type { RunPicture } from '../model/run-picture.ts';
import {
    changeBeside,
    commandedChange,
    cursorMovedTo,
    cursorOf,
    type Direction,
    type Sight,
    viewCommand,
} from '../model/view-moves.ts';
import type { ViewState } from '../model/view-state.ts';
import type { InjectRequestEvent } from './panel-events.ts';

/** What the commands act on. */
export interface CommandStage {
    readonly picture: RunPicture;
    readonly view: ViewState;
    readonly rows: LaneRows;
    viewport(): Viewport;
    sight(): Sight;
    change(change: Partial<ViewState>): void;
    choose(target: Extract<PointedTarget, { readonly kind: 'choose' }>): void;
    inject(request: InjectRequestEvent['request']): void;
    scrollTo(top: number): void;
    /** Says a text to a screen reader once the changes so far are shown. */
    announce(text: () => string): void;
    openFind(): void;
    focusFilter(): void;
    focus(): void;
    help(): void;
    export(): void;
    paint(): void;
}

export class TimelineCommands {
    readonly #stage: CommandStage;
    #activeRow = -1;
    /** A lane whose row is to be the active one as soon as it is shown. */
    #wantedLane: number | undefined;

    constructor(stage: CommandStage) {
        this.#stage = stage;
    }

    /** Row that the keys act on; -1 if none. */
    get activeRow(): number {
        return this.#activeRow;
    }

    set activeRow(row: number) {
        this.#activeRow = row;
    }

    /** Does what a key or a button asks for. */
    perform(command: TimelineCommand): void {
        const viewed = viewCommand(command);
        if (viewed !== undefined) {
            this.#stage.change(commandedChange(this.#stage.sight(), viewed));
            this.#announce();
            return;
        }
        switch (command) {
            case 'row-up':
                this.#activate(this.#activeRow - 1);
                return;
            case 'row-down':
                this.#activate(this.#activeRow + 1);
                return;
            case 'page-up':
                this.#activate(this.#activeRow - this.#pageRows());
                return;
            case 'page-down':
                this.#activate(this.#activeRow + this.#pageRows());
                return;
            case 'next-change':
                this.#stepChange('next');
                return;
            case 'previous-change':
                this.#stepChange('previous');
                return;
            case 'choose':
                this.#chooseActive();
                return;
            case 'inject':
                this.inject(this.#activeRow, cursorOf(this.#stage));
                return;
            case 'why':
                this.#askWhy();
                return;
            case 'pin':
                this.#pinActive();
                return;
            case 'move-row-up':
                this.#moveActive('previous');
                return;
            case 'move-row-down':
                this.#moveActive('next');
                return;
            case 'find':
                this.#stage.openFind();
                return;
            case 'find-next':
                this.#goToHit('next');
                return;
            case 'find-previous':
                this.#goToHit('previous');
                return;
            case 'filter':
                this.#stage.focusFilter();
                return;
            case 'export':
                this.#stage.export();
                return;
            case 'focus':
                this.#stage.focus();
                return;
            case 'help':
                this.#stage.help();
        }
    }

    /** Asks what is to happen to the component or link of a row. */
    inject(row: number, atMs: number): void {
        const { picture, rows } = this.#stage;
        const at = rows.rowAt(row);
        const lane = at === undefined ? undefined : laneOfRow(at);
        const target = lane === undefined ? undefined : injectionTarget(picture, lane);
        if (target !== undefined) {
            this.#stage.inject({ target, atMs: Math.round(atMs) });
        }
    }

    /** Goes where a click or a key leads. */
    follow(target: PointedTarget | undefined): void {
        const stage = this.#stage;
        switch (target?.kind) {
            case 'toggle':
                stage.change(toggled(stage.view, target.group));
                this.#announce();
                return;
            case 'pin':
                stage.change(pinnedChange(stage.picture, stage.view, target.row));
                this.#announce();
                return;
            case 'choose':
                stage.choose(target);
                return;
            case undefined:
        }
    }

    /** Brings the row of the selected entry into view. */
    showSelected(): void {
        const { view, picture, rows } = this.#stage;
        const lane = view.selected === undefined ? undefined : picture.reader.laneOfEntry(view.selected);
        this.#showRow(lane === undefined ? -1 : rows.rowOfLane(lane));
    }

    /** Brings the lane into view that was gone to, if it has a row by now. */
    showWanted(): void {
        const row = this.#wantedLane === undefined ? -1 : this.#stage.rows.rowOfLane(this.#wantedLane);
        if (row !== -1) {
            this.#wantedLane = undefined;
            this.#showRow(row);
        }
    }

    #activate(row: number): void {
        this.#showRow(Math.max(0, Math.min(this.#stage.rows.count - 1, row)));
        this.#announce();
        this.#stage.paint();
    }

    #chooseActive(): void {
        const { picture, rows, view } = this.#stage;
        const row = rows.rowAt(this.#activeRow);
        if (row !== undefined) {
            this.follow(targetAtCursor(picture, row, cursorOf({ view })));
        }
    }

    /** Unlike choosing, this asks of a group's owner too. */
    #askWhy(): void {
        const { picture, rows, view } = this.#stage;
        const row = rows.rowAt(this.#activeRow);
        const lane = row === undefined ? undefined : laneOfRow(row);
        if (lane === undefined) {
            this.#chooseActive();
        } else {
            this.follow(stateTarget(picture, lane, cursorOf({ view })));
        }
    }

    #pinActive(): void {
        const row = this.#stage.rows.rowAt(this.#activeRow);
        if (row !== undefined) {
            this.follow({ kind: 'pin', row });
        }
    }

    #moveActive(direction: Direction): void {
        const { picture, view, rows } = this.#stage;
        this.#stage.change(movedBeside(picture, view, rows, this.#activeRow, direction));
        this.#announce();
    }

    #stepChange(direction: Direction): void {
        const sight = this.#stage.sight();
        const atMs = changeBeside(sight, this.#stage.rows.rowAt(this.#activeRow), direction);
        if (atMs !== undefined) {
            this.#stage.change(cursorMovedTo(sight, atMs));
            this.#announce();
        }
    }

    #goToHit(direction: Direction): void {
        const { picture, view } = this.#stage;
        const next = foundBeside(hitsOf(picture.reader, view.find), view, direction);
        if (next === undefined) {
            return;
        }
        const { hit, found } = next;
        if (hit.kind === 'entry') {
            this.#stage.change({ found });
            this.#stage.choose({ kind: 'choose', target: { entry: hit.entry, atMs: picture.reader.atMs(hit.entry) } });
        } else {
            this.#wantedLane = hit.lane;
            this.#stage.change({ found, ...revealed(picture, view, hit.lane) });
        }
        this.#announce();
    }

    #announce(): void {
        this.#stage.announce(() => {
            const { picture, rows, view } = this.#stage;
            const row = rows.rowAt(this.#activeRow);
            return row === undefined ? '' : rowAnnouncement(picture, view, row, cursorOf({ view }));
        });
    }

    #showRow(row: number): void {
        if (row !== -1) {
            this.#activeRow = row;
            this.#stage.scrollTo(scrollToRow(this.#stage.viewport(), row));
        }
    }

    #pageRows(): number {
        const { first, past } = visibleRows(this.#stage.viewport(), this.#stage.rows.count);
        return Math.max(1, past - first - 2);
    }
}
